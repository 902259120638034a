import { DAY_MS, dayOf, startOfDay } from '../../domain/calendar.ts';
import { readDemoOffset, storeDemoOffset } from '../clock.ts';
import type { DemoContext } from './demo-context.ts';
import { followSimulatorClock } from './follow-simulator-clock.ts';

/** 23:10 JST: authorizations lapse at midnight, so this is the hour in which a desk is needed most. */
const OPENING_MS = (23 * 60 + 10) * 60_000;

/**
 * Sets the demo's clock, and the simulator's with it. At the very first start the demo opens at
 * 23:10 JST, whatever the time of day: the contract lets authorizations lapse only at midnight, and a
 * demo in which nothing is pressing shows nothing. Later starts go on from there.
 */
export async function startDemoClock(
	context: Pick<DemoContext, 'db' | 'clock' | 'simulator'>
): Promise<void> {
	const { db, clock } = context;
	const stored = await readDemoOffset(db);
	const offsetMs = stored ?? offsetToOpening(clock.real());
	if (stored === null) await storeDemoOffset(db, offsetMs);
	clock.moveTo(offsetMs);
	await followSimulatorClock(context);
}

/** From real time (epoch ms) forward to the next 23:10 JST, in ms. */
export function offsetToOpening(real: number): number {
	const today = startOfDay(dayOf(real)) + OPENING_MS;
	return today >= real ? today - real : today + DAY_MS - real;
}
