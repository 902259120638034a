import { startLoop } from '../loop.ts';
import type { RunContext } from './run-context.ts';
import { startScheduledSync } from './start-scheduled-sync.ts';
import { RunWorker } from './work-runs.ts';

const WORK_PAUSE_MS = 250;
const SCHEDULE_PAUSE_MS = 2_000;

/**
 * Works on the runs that are under way, and starts those that the schedule asks for.
 *
 * @returns ends both; what was begun is finished, the rest is left for the next process
 */
export function runRunLoops(context: RunContext): () => Promise<void> {
	const worker = new RunWorker(context);
	const loops = [
		startLoop('runs', WORK_PAUSE_MS, (signal) => worker.look(signal), context.log),
		startLoop('sync schedule', SCHEDULE_PAUSE_MS, () => startScheduledSync(context), context.log)
	];
	return async () => {
		await Promise.all(loops.map((end) => end()));
		await worker.settled();
	};
}
