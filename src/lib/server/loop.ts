import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './log.ts';

/**
 * Runs `work` again and again with a pause between the end of one run and the start of the next, so
 * that runs never overlap. A failure is logged and the loop goes on.
 *
 * @returns ends the loop and waits for the run that is under way
 */
export function startLoop(
	name: string,
	pauseMs: number,
	work: (signal: AbortSignal) => Promise<unknown>,
	log: Logger
): () => Promise<void> {
	const end = new AbortController();
	const isOver = (): boolean => end.signal.aborted;
	const running = (async () => {
		while (!isOver()) {
			try {
				await work(end.signal);
			} catch (error) {
				if (!isOver()) log.error({ err: error, loop: name }, 'a background loop failed');
			}
			await sleep(pauseMs, undefined, { signal: end.signal }).catch(() => undefined);
		}
	})();
	return async () => {
		end.abort();
		await running;
	};
}
