import { z } from 'zod';
import { CodedError } from '../../contract/errors.ts';
import { storeDemoOffset } from '../clock.ts';
import type { DemoContext } from './demo-context.ts';

const clockAnswer = z.object({ offsetMs: z.int() });

/**
 * Brings the desk's clock and the simulator's together: the one that is behind is moved forward.
 * Both keep their offset over restarts, so that this is true after any crash of either.
 *
 * @throws CodedError SIMULATOR_UNREACHABLE; nothing is moved then
 */
export async function followSimulatorClock(
	context: Pick<DemoContext, 'db' | 'clock' | 'simulator'>
): Promise<void> {
	const { db, clock, simulator } = context;
	const theirs = (await simulator.call('GET', 'clock', clockAnswer)).offsetMs;
	const ours = clock.offsetMs();
	if (theirs < ours) await tellSimulatorClock(context, ours);
	if (theirs > ours) {
		clock.moveTo(theirs);
		await storeDemoOffset(db, theirs);
	}
}

/** The same in its turn, again and again; a simulator that is being started again is waited for. */
export async function keepClocksTogether(context: DemoContext): Promise<void> {
	try {
		await context.clockTurns(() => followSimulatorClock(context));
	} catch (error) {
		if (!(error instanceof CodedError) || error.code !== 'SIMULATOR_UNREACHABLE') throw error;
	}
}

/** @param offsetMs from real time, whole ms */
export async function tellSimulatorClock(
	{ simulator }: Pick<DemoContext, 'simulator'>,
	offsetMs: number
): Promise<void> {
	await simulator.call('POST', 'clock', clockAnswer, { offsetMs });
}
