import { eq } from 'drizzle-orm';
import type { Database } from './db/client.ts';
import { installation } from './db/schema/index.ts';

/** The desk's clock: real time plus the demo's offset, which is zero without the demo. Epoch ms. */
export interface DeskClock {
	now: () => number;
	/** Real time, for sessions and for noticing a wrong PC clock. */
	real: () => number;
	offsetMs: () => number;
}

/** A clock whose offset may be moved while the desk runs. */
export interface MovableClock extends DeskClock {
	moveTo: (offsetMs: number) => void;
}

/** @param real real time, epoch ms */
export function createClock(real: () => number = Date.now): MovableClock {
	let offset = 0;
	return {
		now: () => real() + offset,
		real,
		offsetMs: () => offset,
		moveTo: (offsetMs) => {
			offset = offsetMs;
		}
	};
}

const DEMO_CLOCK = 'demo_clock_offset_ms';

/** The demo's offset in ms as it was stored; null before the first start. */
export async function readDemoOffset(db: Database): Promise<number | null> {
	const [stored] = await db.select().from(installation).where(eq(installation.key, DEMO_CLOCK));
	return typeof stored?.value === 'number' ? stored.value : null;
}

/** Keeps the demo's offset over restarts. */
export async function storeDemoOffset(db: Database, offsetMs: number): Promise<void> {
	await db
		.insert(installation)
		.values({ key: DEMO_CLOCK, value: offsetMs })
		.onConflictDoUpdate({ target: installation.key, set: { value: offsetMs } });
}
