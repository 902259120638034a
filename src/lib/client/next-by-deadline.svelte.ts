import type { OrderRow } from '../contract/order-row.ts';

/** What to turn to when an order is done with: the one of the list that lapses next. */
export class NextByDeadline {
	row = $state.raw<OrderRow | null>(null);
	readonly #load: () => Promise<readonly OrderRow[]>;
	#asked = 0;
	#done: number | null = null;

	/** @param load the orders of the list that lapse next, the open one perhaps among them */
	constructor(load: () => Promise<readonly OrderRow[]>) {
		this.#load = load;
	}

	/** Something was done with this order: looks for the one after it. */
	async offerAfter(done: number): Promise<void> {
		const asked = ++this.#asked;
		this.#done = done;
		try {
			const rows = await this.#load();
			if (asked !== this.#asked) return;
			this.row =
				rows.find(({ id, riskDeadlineAt }) => id !== done && riskDeadlineAt !== null) ?? null;
		} catch {
			// An offer that cannot be made is none; the list is there.
			if (asked === this.#asked) this.row = null;
		}
	}

	/** Orders changed: an offer that may be wrong now is made anew. */
	notice(changes: readonly OrderRow[]): void {
		const offered = this.row;
		if (offered === null || this.#done === null) return;
		if (changes.some(({ id }) => id === offered.id)) void this.offerAfter(this.#done);
	}

	withdraw(): void {
		this.#asked += 1;
		this.#done = null;
		this.row = null;
	}
}
