import type { Executor } from '../db/client.ts';
import { event } from '../db/schema/index.ts';

/** Tells every screen that a run moved; the caller wakes the stream after its commit. */
export async function appendRunEvent(
	tx: Executor,
	runId: number,
	kind: 'run:started' | 'run:progressed' | 'run:stopped' | 'run:finished',
	at: number
): Promise<void> {
	await tx.insert(event).values({ runId, kind, at });
}
