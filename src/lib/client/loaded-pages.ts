import { compareInView, type DeskSort } from '../contract/desk/sort.ts';
import type { OrderRow } from '../contract/order-row.ts';

/** Where a page of the list begins: the server's cursor, and the last row before it as it was then. */
interface PageStart {
	readonly cursor: string | null;
	readonly after: OrderRow | null;
}

/**
 * Which pages of a keyset list are held, as a stretch without gaps. Pages above the stretch were seen
 * and given up, so their cursors and heights are known; below it the list goes on at `nextCursor`.
 */
export class LoadedPages {
	readonly #sort: DeskSort;
	/** Every page that was ever reached, from the top of the list; one more where it goes on. */
	#starts: PageStart[] = [{ cursor: null, after: null }];
	/** Rows that stood on the pages above when they were given up. */
	#heights: number[] = [];
	#first = 0;
	#last = 0;

	constructor(sort: DeskSort) {
		this.#sort = sort;
	}

	/** The cursor to go on with at the end; null: the list ends here. */
	get nextCursor(): string | null {
		return this.#starts[this.#last + 1]?.cursor ?? null;
	}

	/** The cursor of the last page that is held; new rows at the end of the list come after it. */
	get lastCursor(): string | null {
		return this.#starts[this.#last]?.cursor ?? null;
	}

	/** The cursor of the page above; undefined: the top is held. */
	get previousCursor(): string | null | undefined {
		return this.#first === 0 ? undefined : this.#starts[this.#first - 1]?.cursor;
	}

	/** Rows above the stretch. */
	get rowsAbove(): number {
		return this.#heights.reduce((sum, height) => sum + height, 0);
	}

	/** Pages of the stretch. */
	get count(): number {
		return this.#last - this.#first + 1;
	}

	/** Does the place of a row lie on the pages that are held? */
	holds(row: OrderRow): boolean {
		return !this.isAbove(row) && !this.isBelow(row);
	}

	isAbove(row: OrderRow): boolean {
		const from = this.#starts[this.#first]?.after ?? null;
		return from !== null && compareInView(row, from, this.#sort) <= 0;
	}

	isBelow(row: OrderRow): boolean {
		const to = this.#starts[this.#last + 1]?.after ?? null;
		return to !== null && compareInView(row, to, this.#sort) > 0;
	}

	/** The first page, or the last one again, was loaded: the list goes on at `nextCursor`. */
	endsAt(nextCursor: string | null, rows: readonly OrderRow[]): void {
		this.#starts.length = this.#last + 1;
		const after = rows.at(-1);
		if (nextCursor !== null && after !== undefined)
			this.#starts.push({ cursor: nextCursor, after });
	}

	/** The page at the end of the stretch was loaded. */
	extend(nextCursor: string | null, rows: readonly OrderRow[]): void {
		this.#last += 1;
		if (this.#last + 1 >= this.#starts.length) this.endsAt(nextCursor, rows);
	}

	/** The page above the stretch was loaded again. */
	prepend(): void {
		this.#first -= 1;
		this.#heights.pop();
	}

	/** Gives up the page at the top, on which `rows` stand now. */
	dropFirst(rows: number): void {
		this.#first += 1;
		this.#heights.push(rows);
	}

	/** Gives up the page at the end. */
	dropLast(): void {
		this.#last -= 1;
	}

	/** Do rows of the first page reach the pages below it without a gap? */
	joins(rows: readonly OrderRow[]): boolean {
		const last = rows.at(-1);
		const to = this.#starts[this.#first + 1]?.after ?? null;
		return last === undefined || to === null || compareInView(last, to, this.#sort) >= 0;
	}

	/** Is the row on the first page of the stretch, by its place? */
	isOnFirst(row: OrderRow): boolean {
		const to = this.#starts[this.#first + 1]?.after ?? null;
		return to === null || compareInView(row, to, this.#sort) <= 0;
	}

	/** Is the row on the last page of the stretch, by its place? */
	isOnLast(row: OrderRow): boolean {
		const from = this.#starts[this.#last]?.after ?? null;
		return from === null || compareInView(row, from, this.#sort) > 0;
	}
}
