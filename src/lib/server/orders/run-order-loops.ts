import { startLoop } from '../loop.ts';
import { fillSearch } from './fill-search.ts';
import { recoverOperations } from './recover-operations.ts';
import { runDueInquiries } from './run-due-inquiries.ts';
import { watchSupersededPayments } from './watch-superseded-payments.ts';
import type { OrderContext } from './use-case.ts';

/** Short enough that work resumes within a second of a restart. */
const RECOVERY_PAUSE_MS = 500;
const INQUIRY_PAUSE_MS = 100;
const SUPERSEDED_PAUSE_MS = 1_000;
const INQUIRY_CONCURRENCY = 12;
/** Every order writes its own; only older ones are filled in, at the start. */
const FILL_PAUSE_MS = 3_600_000;

/**
 * What the desk does by itself for as long as it lives: finds operations that lost their process,
 * makes the inquiries that are due, and watches payments that orders have left behind.
 *
 * @returns ends them, waiting for what is under way
 */
export function runOrderLoops(context: OrderContext): () => Promise<void> {
	const loops = [
		startLoop('search', FILL_PAUSE_MS, (signal) => fillSearch(context, signal), context.log),
		startLoop('recovery', RECOVERY_PAUSE_MS, () => recoverOperations(context), context.log),
		startLoop(
			'superseded payments',
			SUPERSEDED_PAUSE_MS,
			(signal) => watchSupersededPayments(context, signal),
			context.log
		),
		startLoop(
			'inquiries',
			INQUIRY_PAUSE_MS,
			(signal) => runDueInquiries(context, { concurrency: INQUIRY_CONCURRENCY, signal }),
			context.log
		)
	];
	return async () => {
		await Promise.all(loops.map((end) => end()));
	};
}
