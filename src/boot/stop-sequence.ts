import type { Logger } from '../lib/server/log.ts';

/** How long one thing may take to end before the next one is asked, unless it says otherwise. */
const PATIENCE_MS = 1000;

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
		for (const [name, step] of [...steps].reverse()) {
			try {
				await withLimit(step);
			} catch (err) {
				log.error({ err, step: name }, 'did not stop cleanly');
			}
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

async function withLimit({ stop, patienceMs }: Step): Promise<void> {
	const limit = Promise.withResolvers<never>();
	const timer = setTimeout(() => {
		limit.reject(new Error(`still running after ${String(patienceMs)} ms`));
	}, patienceMs);
	try {
		await Promise.race([stop(), limit.promise]);
	} finally {
		clearTimeout(timer);
	}
}
