import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { pruneEvents } from '../db/event-log/index.ts';
import type { Logger } from '../log.ts';

const EVERY_MS = 60_000;
/** Events that one transaction takes, and the rest after it: other work goes first. */
const BATCH = 1000;
const REST_MS = 20;

/** Keeps the log short. @param before desk time, epoch ms: what happened earlier may go */
export function startRetention(
	sql: Sql,
	before: () => number,
	log: Logger
): { stop: () => Promise<void> } {
	const stopping = new AbortController();
	async function prune(): Promise<void> {
		let taken = BATCH;
		while (taken === BATCH && !stopping.signal.aborted) {
			taken = await pruneEvents(sql, before(), BATCH);
			await sleep(REST_MS);
		}
	}
	async function run(): Promise<void> {
		while (!stopping.signal.aborted) {
			await prune().catch((err: unknown) => {
				log.error({ err }, 'old events cannot be removed');
			});
			await sleep(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
		}
	}
	const running = run();
	return {
		async stop() {
			stopping.abort();
			await running;
		}
	};
}
