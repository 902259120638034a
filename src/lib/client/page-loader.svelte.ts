import type { SortPlace } from '../contract/desk/sort.ts';
import type { Total } from '../contract/desk/total.ts';
import type { OrderRow } from '../contract/order-row.ts';

export interface BoardPage {
	rows: OrderRow[];
	/** Does the list go on in the direction in which the page was read? */
	more: boolean;
	/** How many the whole list has, where the answer says so. */
	total?: Total | null;
}

/** Where a page lies: next to a place, or so many rows down. */
export type PagePlace =
	{ readonly after: SortPlace } | { readonly before: SortPlace } | { readonly skip: number };

type Direction = 'below' | 'above' | 'leap';

/**
 * Loads a list page by page, one at a time; a later question takes the place of an earlier one. Changes
 * that arrive while a page is on its way may be newer than it: they are handed over with it.
 */
export class PageLoader {
	state = $state<'no' | Direction | 'failed'>('no');
	readonly #load: (place: PagePlace) => Promise<BoardPage>;
	#meanwhile: Map<number, OrderRow> | null = null;
	#asked = 0;
	#again: () => Promise<void> = () => Promise.resolve();

	constructor(load: (place: PagePlace) => Promise<BoardPage>) {
		this.#load = load;
	}

	get isLoading(): boolean {
		return this.state === 'below' || this.state === 'above' || this.state === 'leap';
	}

	/** A row changed. */
	note(row: OrderRow): void {
		this.#meanwhile?.set(row.id, row);
	}

	/** What is on its way is of no use any more. */
	cancel(): void {
		this.#asked += 1;
		this.#meanwhile = null;
		this.state = 'no';
	}

	/** Tries once more what could not be loaded. */
	async retry(): Promise<void> {
		await this.#again();
	}

	/** @param enter takes the page, and what changed since it was asked for */
	async load(
		direction: Direction,
		place: PagePlace,
		enter: (page: BoardPage, meanwhile: readonly OrderRow[]) => void | Promise<void>
	): Promise<void> {
		const asked = ++this.#asked;
		this.#again = () => this.load(direction, place, enter);
		this.state = direction;
		const meanwhile = new Map<number, OrderRow>();
		this.#meanwhile = meanwhile;
		try {
			const page = await this.#load(place);
			if (asked !== this.#asked) return;
			this.#meanwhile = null;
			this.state = 'no';
			await enter(page, [...meanwhile.values()]);
		} catch {
			if (asked === this.#asked) this.state = 'failed';
		}
	}
}
