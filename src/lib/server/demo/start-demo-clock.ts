import { DAY_MS, dayOf, startOfDay } from '../../domain/calendar.ts';
import { readDemoOffset, storeDemoOffset, type MovableClock } from '../clock.ts';
import type { Database } from '../db/client.ts';

/** 23:10 JST: authorizations lapse at midnight, so this is the hour in which a desk is needed most. */
const OPENING_MS = (23 * 60 + 10) * 60_000;

/**
 * Sets the demo's clock, and the simulator's with it. At the very first start the demo opens at
 * 23:10 JST, whatever the time of day: the contract lets authorizations lapse only at midnight, and a
 * demo in which nothing is pressing shows nothing. Later starts go on from there.
 */
export async function startDemoClock(
	db: Database,
	clock: MovableClock,
	simulatorUrl: string
): Promise<void> {
	const stored = await readDemoOffset(db);
	const offsetMs = stored ?? offsetToOpening(clock.real());
	if (stored === null) await storeDemoOffset(db, offsetMs);
	await tellSimulator(simulatorUrl, offsetMs);
	clock.moveTo(offsetMs);
}

/** From real time (epoch ms) forward to the next 23:10 JST, in ms. */
export function offsetToOpening(real: number): number {
	const today = startOfDay(dayOf(real)) + OPENING_MS;
	return today >= real ? today - real : today + DAY_MS - real;
}

async function tellSimulator(simulatorUrl: string, offsetMs: number): Promise<void> {
	const answer = await fetch(`${simulatorUrl}/control/clock`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ offsetMs })
	});
	if (!answer.ok) throw new Error(`the simulator's clock could not be set: HTTP ${answer.status}`);
}
