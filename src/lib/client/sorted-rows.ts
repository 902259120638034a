import { compareInView, type DeskSort } from '../contract/desk/sort.ts';
import type { OrderRow } from '../contract/order-row.ts';

/** Rows in the order of a list. A row is found, put and taken out by halving, never by sorting anew. */
export class SortedRows {
	readonly #sort: DeskSort;
	#rows: OrderRow[] = [];
	readonly #byId = new Map<number, OrderRow>();

	constructor(sort: DeskSort) {
		this.#sort = sort;
	}

	get size(): number {
		return this.#rows.length;
	}

	get first(): OrderRow | undefined {
		return this.#rows[0];
	}

	/** In their order. */
	get all(): readonly OrderRow[] {
		return this.#rows;
	}

	has(id: number): boolean {
		return this.#byId.has(id);
	}

	get(id: number): OrderRow | undefined {
		return this.#byId.get(id);
	}

	/** Gives the row its place; where it stood before, it stands no more. */
	put(row: OrderRow): void {
		const held = this.#byId.get(row.id);
		if (held !== undefined && compareInView(held, row, this.#sort) === 0) {
			this.#rows[this.#placeOf(held)] = row;
		} else {
			if (held !== undefined) this.#rows.splice(this.#placeOf(held), 1);
			this.#rows.splice(this.#placeOf(row), 0, row);
		}
		this.#byId.set(row.id, row);
	}

	delete(id: number): void {
		const held = this.#byId.get(id);
		if (held === undefined) return;
		this.#rows.splice(this.#placeOf(held), 1);
		this.#byId.delete(id);
	}

	/** Where the row stands; -1: nowhere. */
	indexOf(id: number): number {
		const held = this.#byId.get(id);
		return held === undefined ? -1 : this.#placeOf(held);
	}

	/** Takes so many away from an end. @returns them */
	drop(end: 'first' | 'last', count: number): OrderRow[] {
		const dropped = this.#rows.splice(end === 'first' ? 0 : Math.max(0, this.size - count), count);
		for (const { id } of dropped) this.#byId.delete(id);
		return dropped;
	}

	clear(): void {
		this.#rows = [];
		this.#byId.clear();
	}

	/** Index of the first row that does not stand above this one. */
	#placeOf(row: OrderRow): number {
		let [from, to] = [0, this.#rows.length];
		while (from < to) {
			const middle = (from + to) >>> 1;
			const there = this.#rows[middle];
			if (there !== undefined && compareInView(there, row, this.#sort) < 0) from = middle + 1;
			else to = middle;
		}
		return from;
	}
}
