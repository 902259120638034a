import { setTimeout as sleep } from 'node:timers/promises';
import type { RunRow } from '../../contract/runs.ts';
import { claimItems, freeItems, returnItems, type ClaimedItem } from './claim-items.ts';
import { fillRun } from './fill-run.ts';
import { finishRun, recordResults } from './record-results.ts';
import type { RunContext } from './run-context.ts';
import { readRunsUnderWay } from './run-rows.ts';
import { syncOrder, type ItemResult } from './sync-order.ts';

/** Inquiries of one run that a node makes at the same time; people's actions need connections, too. */
const AT_ONCE = 8;
/** Orders taken beforehand, so that a fast run need not wait for each claim. */
const IN_STOCK = 16;
/** Screens are told of a run's progress at most so often. */
const TELL_EVERY_MS = 250;
const LOOK_EVERY_MS = 50;

/** Works on every run that is under way, each by itself. */
export class RunWorker {
	readonly #context: RunContext;
	readonly #working = new Map<number, Promise<void>>();

	constructor(context: RunContext) {
		this.#context = context;
	}

	/** Takes up runs that this node does not work on yet. */
	async look(signal: AbortSignal): Promise<void> {
		for (const run of await readRunsUnderWay(this.#context.db)) {
			if (this.#working.has(run.id) || signal.aborted) continue;
			const work = workRun(this.#context, run, signal)
				.catch((error: unknown) => {
					this.#context.log.error({ err: error, run: run.id }, 'a run is interrupted; it goes on');
				})
				.finally(() => this.#working.delete(run.id));
			this.#working.set(run.id, work);
		}
	}

	/** Resolves when nothing is under way here any more. */
	async settled(): Promise<void> {
		await Promise.all(this.#working.values());
	}
}

/**
 * Does a node's part of a run, until none of its orders is left to take, it was stopped, or the signal
 * comes; then what was begun is finished and what was not is given back. Killed at any point, another
 * node (or the next process) goes on, and counts and report come out the same.
 */
export async function workRun(
	context: RunContext,
	run: Pick<RunRow, 'id' | 'pace' | 'total'>,
	signal: AbortSignal
): Promise<void> {
	if (run.total === 0 && !(await fillRun(context, run.id, signal))) {
		await finishRun(context, run.id);
		return;
	}
	await freeItems(context, run.id);
	const part = new RunPart(context, run.id);
	try {
		while (!signal.aborted) {
			const claimed = part.room < AT_ONCE ? null : await claimItems(context, run, part.room);
			part.take(claimed ?? []);
			await part.tell(TELL_EVERY_MS);
			if (claimed?.length === 0 && part.isIdle) break;
			await part.rest(LOOK_EVERY_MS);
		}
	} finally {
		await part.end();
	}
	await finishRun(context, run.id);
}

/** The orders of a run that this node has taken. */
class RunPart {
	readonly #context: RunContext;
	readonly #runId: number;
	readonly #busy = new Set<Promise<void>>();
	#stock: ClaimedItem[] = [];
	#results: ItemResult[] = [];
	#toldAt = -Infinity;

	constructor(context: RunContext, runId: number) {
		this.#context = context;
		this.#runId = runId;
	}

	/** How many more orders it is worth to take. */
	get room(): number {
		return AT_ONCE + IN_STOCK - this.#busy.size - this.#stock.length;
	}

	get isIdle(): boolean {
		return this.#busy.size + this.#stock.length + this.#results.length === 0;
	}

	take(items: readonly ClaimedItem[]): void {
		this.#stock.push(...items);
		this.#beginNext();
	}

	/** Writes what was found since the last time, no more often than every so many milliseconds. */
	async tell(everyMs: number): Promise<void> {
		const isBusy = this.#busy.size > 0;
		if (isBusy && performance.now() - this.#toldAt < everyMs) return;
		this.#toldAt = performance.now();
		const results = this.#results.splice(0);
		try {
			await recordResults(this.#context, this.#runId, results);
		} catch (error) {
			this.#results.unshift(...results);
			throw error;
		}
	}

	/** Until an order is done, at most so long. */
	async rest(ms: number): Promise<void> {
		await Promise.race([...this.#busy, sleep(ms)]);
	}

	/** Gives back what was not begun, and waits for the rest. */
	async end(): Promise<void> {
		const stock = this.#stock.splice(0);
		await Promise.all(this.#busy);
		await returnItems(this.#context, this.#runId, stock);
		await this.tell(0);
	}

	#beginNext(): void {
		while (this.#busy.size < AT_ONCE) {
			const item = this.#stock.shift();
			if (!item) return;
			const work: Promise<void> = syncOrder(this.#context, item).then((result) => {
				this.#results.push(result);
				this.#busy.delete(work);
				this.#beginNext();
			});
			this.#busy.add(work);
		}
	}
}
