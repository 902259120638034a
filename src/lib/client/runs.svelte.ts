import { type RunRow, supersedesRun } from '../contract/runs.ts';

/** What this page knows of runs: what it loaded, and what the stream has said since. */
export class LiveRuns {
	#held = $state.raw<ReadonlyMap<number, RunRow>>(new Map());

	/** Every run that is known, latest first. */
	readonly all = $derived([...this.#held.values()].sort((a, b) => b.id - a.id));
	/** Those that are still going on. */
	readonly underWay = $derived(this.all.filter(({ finishedAt }) => finishedAt === null));

	/** Runs from a load, an answer or the stream, in any order; an older row never replaces a newer. */
	receive(runs: readonly RunRow[]): void {
		const news = runs.filter((run) => {
			const held = this.#held.get(run.id);
			return held === undefined || supersedesRun(run, held);
		});
		if (news.length === 0) return;
		const next = new Map(this.#held);
		for (const run of news) next.set(run.id, run);
		this.#held = next;
	}

	get(id: number): RunRow | undefined {
		return this.#held.get(id);
	}
}
