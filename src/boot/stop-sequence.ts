import type { Logger } from '../lib/server/log.ts';

/** How long one thing may take to end before the next one is asked, unless it says otherwise. */
const PATIENCE_MS = 1000;
/** All of them together: whoever stops us counts to five seconds. */
const BUDGET_MS = 4500;
const LEAST_PATIENCE_MS = 50;

export type StopSequence = {
	/** Registers what has to end; a name that is registered again replaces its earlier callback. */
	onStop(name: string, stop: () => Promise<void> | void, patienceMs?: number): void;
	/** Runs all callbacks once, latest first; a callback that fails or hangs does not stop the others. */
	run(): Promise<void>;
};

type Step = { readonly stop: () => Promise<void> | void; readonly patienceMs: number };

/** The orderly end of a process: what was started last ends first. */
export function createStopSequence(log: Logger): StopSequence {
	const steps = new Map<string, Step>();
	let running: Promise<void> | undefined;

	async function runAll(): Promise<void> {
		const startedAt = performance.now();
		for (const [name, { stop, patienceMs }] of [...steps].reverse()) {
			const spent = performance.now() - startedAt;
			const limit = Math.max(LEAST_PATIENCE_MS, Math.min(patienceMs, BUDGET_MS - spent));
			try {
				await withLimit(stop, limit);
			} catch (err) {
				log.error({ err, step: name }, 'did not stop cleanly');
			}
			log.debug({ step: name, ms: Math.round(performance.now() - startedAt - spent) }, 'stopped');
		}
	}
	return {
		onStop(name, stop, patienceMs = PATIENCE_MS) {
			// A step that comes again keeps no old place: it ends before what it was built on.
			steps.delete(name);
			steps.set(name, { stop, patienceMs });
		},
		run() {
			running ??= runAll();
			return running;
		}
	};
}

async function withLimit(stop: Step['stop'], patienceMs: number): Promise<void> {
	const limit = Promise.withResolvers<never>();
	const timer = setTimeout(() => {
		limit.reject(new Error(`still running after ${patienceMs.toFixed(0)} ms`));
	}, patienceMs);
	try {
		await Promise.race([stop(), limit.promise]);
	} finally {
		clearTimeout(timer);
	}
}
