import type { Total } from '../contract/desk/total.ts';

/** Counts are asked for at most so often, and only after something has moved. */
const LEAST_MS = 5_000;
/** So many views are counted by one question. */
const AT_ONCE = 24;

interface ViewCountsOptions {
	count: (queries: string[]) => Promise<Total[]>;
}

/** How many orders saved views list: those that are looked at, after a change, and seldom. */
export class ViewCounts {
	#totals = $state.raw<ReadonlyMap<string, Total>>(new Map());
	readonly #options: ViewCountsOptions;
	#watched: readonly string[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#countedAt = -Infinity;

	constructor(options: ViewCountsOptions) {
		this.#options = options;
	}

	/** Undefined: not counted yet. Reactive. */
	of(query: string): Total | undefined {
		return this.#totals.get(query);
	}

	/** The queries that are on the screen now; new ones are counted at once. */
	watch(queries: readonly string[]): void {
		this.#watched = queries;
		if (queries.some((query) => !this.#totals.has(query))) {
			this.#countedAt = -Infinity;
			clearTimeout(this.#timer);
			this.#timer = undefined;
			this.notice();
		}
	}

	/** Orders have changed, so the counts may have. */
	notice(): void {
		if (this.#timer !== undefined || this.#watched.length === 0) return;
		const wait = Math.max(0, this.#countedAt + LEAST_MS - performance.now());
		this.#timer = setTimeout(() => void this.#count(), wait);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#watched = [];
	}

	async #count(): Promise<void> {
		this.#countedAt = performance.now();
		const queries = [...new Set(this.#watched)];
		try {
			for (let from = 0; from < queries.length; from += AT_ONCE) {
				const part = queries.slice(from, from + AT_ONCE);
				const totals = await this.#options.count(part);
				const known = new Map(this.#totals);
				for (const [at, query] of part.entries()) {
					const total = totals[at];
					if (total !== undefined) known.set(query, total);
				}
				this.#totals = known;
			}
		} catch {
			// The next change asks again; until then the tabs say what they knew.
		} finally {
			this.#timer = undefined;
		}
	}
}
