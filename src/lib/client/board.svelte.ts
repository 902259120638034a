import { matchesView } from '../contract/desk/matches-view.ts';
import { compareInView, comparePlaces, placeOf, type SortPlace } from '../contract/desk/sort.ts';
import type { Total } from '../contract/desk/total.ts';
import type { DeskView } from '../contract/desk/view.ts';
import type { OrderRow } from '../contract/order-row.ts';
import { supersedes } from '../contract/stream.ts';
import { PageLoader, type BoardPage, type PagePlace } from './page-loader.svelte.ts';
import { SortedRows } from './sorted-rows.ts';

interface BoardOptions {
	view: DeskView;
	/** The first page. */
	page: BoardPage;
	/** How many the list has, as far as it is known. */
	total: Total;
	/** One page of `pageSize` rows. */
	load: (place: PagePlace) => Promise<BoardPage>;
	pageSize: number;
	/** Desk time, epoch ms. */
	now: () => number;
	/** Who looks. */
	personId: string;
}

/** Rows held at once stay below this many pages. */
const MOST_PAGES = 12;
/** How long a row that left the list is seen to fade. */
const FADE_MS = 160;
/** Part of a page that is loaded above the row that somebody leaps to. */
const ABOVE_LEAP = 1 / 4;

/**
 * The list that is open: one stretch of it without gaps, from place to place, that grows at both ends,
 * is given up where it gets too long, and begins anew where somebody leaps to. Rows change by the
 * stream, and nothing moves under the eyes of somebody who reads: a row is kept as it is now (`#known`)
 * and as it was when it got its place (`#placed`); while the list is held still, only the first changes.
 */
export class Board {
	readonly view: DeskView;
	/** The rows that are held, in their order. */
	rows = $state.raw<readonly OrderRow[]>([]);
	/** Rows of the list above the first one that is held: counted when one leapt here, else reckoned. */
	rowsAbove = $state(0);
	/** Rows of the whole list, as many as there is room for. */
	length = $state(0);
	/** Is {@link Board.length} what the list has, and not only the least that it has? */
	isExact = $state(true);
	/** By how many rows what is held was moved because an estimate was put right, since the beginning. */
	shifted = $state(0);
	/** Orders that came, or came to another place, while the list was held still. */
	waiting = $state.raw({ fresh: 0, moved: 0 });
	/** Rows that no longer belong here and fade. */
	leaving = $state.raw<ReadonlySet<number>>(new Set());
	/** Row → how many times it has changed before our eyes: a new number flashes once. */
	flashes = $state.raw<ReadonlyMap<number, number>>(new Map());

	/** Index among `rows` of the last one that is in sight; rows may come in below it at any time. */
	seenUntil = 0;

	readonly #options: BoardOptions;
	readonly #known = new Map<number, OrderRow>();
	readonly #placed: SortedRows;
	readonly #fresh = new Map<number, OrderRow>();
	/** Rows that belong to another place than they have. */
	readonly #moved = new Set<number>();
	/** Ends of the stretch, both held; null: the list's own end. */
	#top: SortPlace | null = null;
	#bottom: SortPlace | null = null;
	#total: Total;
	readonly #loader: PageLoader;
	#still = false;
	#fading: ReturnType<typeof setTimeout> | undefined;

	constructor(options: BoardOptions) {
		this.view = options.view;
		this.#options = options;
		this.#placed = new SortedRows(options.view.sort);
		this.#loader = new PageLoader(options.load);
		this.#total = options.total;
		this.#beginAt(0, options.page);
		this.#settle();
	}

	/** What is on its way. */
	get loading(): PageLoader['state'] {
		return this.#loader.state;
	}

	/** Does the list go on below what is held? */
	get hasMore(): boolean {
		return this.length > this.rowsAbove + this.rows.length;
	}

	/** Where the row stands in the whole list, from 0; null where it stands in it no more. */
	placeInList(id: number): number | null {
		const index = this.leaving.has(id) ? -1 : this.indexOf(id);
		return index < 0 ? null : this.rowsAbove + index;
	}

	/** Index among `rows`; -1: not held. */
	indexOf(id: number): number {
		return this.#placed.indexOf(id);
	}

	/** The row as it is now, if it is held. */
	find(id: number): OrderRow | undefined {
		return this.#placed.has(id) ? this.#known.get(id) : undefined;
	}

	/** Somebody counted the list anew. */
	setTotal(total: Total): void {
		if (total.count === this.#total.count && total.exact === this.#total.exact) return;
		this.#total = total;
		this.#measure();
	}

	/** Nothing may move while somebody reads further down, or points at a row. */
	hold(still: boolean): void {
		if (this.#still === still) return;
		this.#still = still;
		if (!still) this.release();
	}

	/** Puts everything where it belongs now. */
	release(): void {
		const out = [...this.#moved, ...this.#fresh.keys()];
		this.#fresh.clear();
		for (const id of out) this.#place(id);
		this.#dropLeaving();
		this.#settle();
	}

	/** Changes from the stream, or the row that an action of ours answered with. */
	apply(changes: readonly OrderRow[]): void {
		const flashes = new Map(this.flashes);
		let touched = false;
		for (const row of changes) {
			if (!this.#isNews(row)) continue;
			this.#loader.note(row);
			if (!this.#accept(row)) continue;
			touched = true;
			if (this.#placed.has(row.id)) flashes.set(row.id, (flashes.get(row.id) ?? 0) + 1);
		}
		if (!touched) return;
		this.flashes = flashes;
		this.#settle();
	}

	/** Time passed: what a list limited by time no longer holds leaves it. */
	tick(): void {
		if (this.view.expiresWithin === null && !this.view.capturedToday) return;
		const gone = this.rows.filter((row) => !this.leaving.has(row.id) && !this.#belongs(row));
		if (gone.length === 0) return;
		for (const row of gone) this.#place(row.id);
		this.#settle();
	}

	/** Loads the page below, if there is one. */
	async loadBelow(): Promise<void> {
		const from = this.#bottom;
		if (from === null || this.#loader.isLoading) return;
		await this.#load('below', { after: from }, ({ rows, more }) => {
			this.#bottom = this.#endOf(rows.at(-1), more);
			this.#take(rows);
			this.#trim('first');
		});
	}

	/** Loads the page above, if there is one. */
	async loadAbove(): Promise<void> {
		const from = this.#top;
		if (from === null || this.#loader.isLoading) return;
		await this.#load('above', { before: from }, ({ rows, more }) => {
			this.#top = this.#endOf(rows[0], more);
			const before = this.#placed.size;
			this.#take(rows);
			const grown = this.#placed.size - before;
			const left = more ? Math.max(1, this.rowsAbove - grown) : 0;
			// What was reckoned above and what is there differ: rows that are read keep their places.
			this.shifted += left + grown - this.rowsAbove;
			this.rowsAbove = left;
			this.#trim('last');
		});
	}

	/** Begins anew around a row of the whole list that is not held, counted from 0. */
	async leap(to: number): Promise<void> {
		const { pageSize } = this.#options;
		await this.#leapTo(Math.max(0, Math.floor(to - pageSize * ABOVE_LEAP)), pageSize);
	}

	/**
	 * The list was loaded again at another position of the log. Who reads at its top is given the new
	 * beginning; who reads elsewhere the rows that are there now.
	 */
	async renew(page: BoardPage): Promise<void> {
		const seen = this.rowsAbove + this.seenUntil;
		if (page.total) this.#total = page.total;
		if (seen >= this.#options.pageSize) return this.leap(seen);
		this.#loader.cancel();
		this.#beginAt(0, page);
		this.#settle();
	}

	/** Tries once more what could not be loaded. */
	async retry(): Promise<void> {
		await this.#loader.retry();
	}

	async #leapTo(skip: number, stepBack: number): Promise<void> {
		await this.#load('leap', { skip }, (page) => {
			const isBeyond = page.rows.length === 0 && skip > 0;
			if (!isBeyond) this.#beginAt(skip, page);
			// The list has become shorter than it was counted.
			else return this.#leapTo(Math.max(0, skip - stepBack), stepBack * 2);
		});
	}

	async #load(
		direction: 'below' | 'above' | 'leap',
		place: PagePlace,
		enter: (page: BoardPage) => void | Promise<void>
	): Promise<void> {
		await this.#loader.load(direction, place, async (page, meanwhile) => {
			if (page.total) this.#total = page.total;
			await enter(page);
			for (const row of meanwhile) if (this.#isNews(row)) this.#accept(row);
			this.#settle();
		});
	}

	/** The stretch is this page, so many rows down the list. */
	#beginAt(skip: number, { rows, more, total }: BoardPage): void {
		if (total) this.#total = total;
		this.#known.clear();
		this.#placed.clear();
		this.#fresh.clear();
		this.#moved.clear();
		this.leaving = new Set();
		this.flashes = new Map();
		this.rowsAbove = skip;
		this.#top = this.#endOf(rows[0], skip > 0);
		this.#bottom = this.#endOf(rows.at(-1), more);
		this.#take(rows);
	}

	/** The end of the stretch at this row; null where the list does not go on beyond it. */
	#endOf(row: OrderRow | undefined, goesOn: boolean): SortPlace | null {
		return goesOn && row !== undefined ? placeOf(row, this.view.sort.key) : null;
	}

	/** Rows of a page that was loaded: they have their places at once. */
	#take(rows: readonly OrderRow[]): void {
		for (const row of rows) {
			if (this.#isNews(row)) this.#known.set(row.id, row);
			this.#fresh.delete(row.id);
			if (this.#placed.has(row.id) && this.#still) this.#compare(row.id);
			else this.#place(row.id);
		}
	}

	#isNews(row: OrderRow): boolean {
		const held = this.#known.get(row.id);
		return held === undefined || supersedes(row, held);
	}

	/** @returns whether the change concerns this list */
	#accept(row: OrderRow): boolean {
		const isPlaced = this.#placed.has(row.id);
		const belongs = this.#belongs(row);
		if (!isPlaced && !belongs) {
			this.#known.delete(row.id);
			return this.#fresh.delete(row.id);
		}
		this.#known.set(row.id, row);
		if (!isPlaced && this.#wouldMove(row)) this.#fresh.set(row.id, row);
		else if (!isPlaced || !belongs || !this.#still) {
			this.#fresh.delete(row.id);
			this.#place(row.id);
		} else {
			this.#stay(row.id);
			this.#compare(row.id);
		}
		return true;
	}

	/** Would the place of a new row move what somebody is reading? */
	#wouldMove(row: OrderRow): boolean {
		const last = this.#placed.all[this.seenUntil];
		return this.#still && last !== undefined && compareInView(row, last, this.view.sort) < 0;
	}

	/** Gives a row its place anew, or lets it go. */
	#place(id: number): void {
		const row = this.#known.get(id);
		if (row === undefined) return;
		this.#moved.delete(id);
		if (this.#belongs(row)) {
			this.#placed.put(row);
			this.#stay(id);
		} else if (this.#placed.has(id)) {
			this.leaving = new Set(this.leaving).add(id);
			this.#fadeSoon();
		} else this.#known.delete(id);
	}

	#stay(id: number): void {
		if (!this.leaving.has(id)) return;
		this.leaving = new Set([...this.leaving].filter((left) => left !== id));
	}

	/** Does the row stand where it belongs? */
	#compare(id: number): void {
		const [now, then] = [this.#known.get(id), this.#placed.get(id)];
		if (now === undefined || then === undefined) return;
		if (compareInView(now, then, this.view.sort) === 0) this.#moved.delete(id);
		else this.#moved.add(id);
	}

	#belongs(row: OrderRow): boolean {
		const { now, personId } = this.#options;
		return matchesView(row, this.view, { now: now(), personId }) && this.#isWithin(row);
	}

	/** Does its place lie on the stretch? */
	#isWithin(row: OrderRow): boolean {
		const { key, descending } = this.view.sort;
		const place = placeOf(row, key);
		return (
			(this.#top === null || comparePlaces(place, this.#top, descending) >= 0) &&
			(this.#bottom === null || comparePlaces(place, this.#bottom, descending) <= 0)
		);
	}

	/** Rows that faded are taken away together, unless the list is held still. */
	#fadeSoon(): void {
		clearTimeout(this.#fading);
		this.#fading = setTimeout(() => {
			if (this.#still) return;
			this.#dropLeaving();
			this.#settle();
		}, FADE_MS);
	}

	#dropLeaving(): void {
		if (this.leaving.size > 0) this.#forget([...this.leaving]);
	}

	/** Gives up the far end of a stretch that got too long. */
	#trim(end: 'first' | 'last'): void {
		const { pageSize } = this.#options;
		const over = this.#placed.size - MOST_PAGES * pageSize;
		if (over <= 0) return;
		const dropped = this.#placed.drop(end, over);
		const { key } = this.view.sort;
		if (end === 'first') {
			this.rowsAbove += dropped.length;
			const first = this.#placed.first;
			if (first !== undefined) this.#top = placeOf(first, key);
		} else {
			const last = this.#placed.all.at(-1);
			if (last !== undefined) this.#bottom = placeOf(last, key);
		}
		const rows = dropped.flatMap(({ id }) => this.#known.get(id) ?? []);
		this.#forget(dropped.map(({ id }) => id));
		for (const [id, row] of this.#fresh) if (!this.#isWithin(row)) this.#forget([id]);
		// One that meanwhile belongs to what is still held would be missed there.
		for (const row of rows) if (this.#belongs(row)) this.#accept(row);
	}

	#forget(ids: readonly number[]): void {
		for (const id of ids) {
			this.#placed.delete(id);
			this.#known.delete(id);
			this.#fresh.delete(id);
			this.#moved.delete(id);
		}
		const gone = new Set(ids);
		this.flashes = new Map([...this.flashes].filter(([id]) => !gone.has(id)));
		if (this.leaving.size > 0) this.leaving = this.leaving.difference(gone);
	}

	#settle(): void {
		this.rows = this.#placed.all.map((row) => this.#known.get(row.id) ?? row);
		this.waiting = {
			fresh: this.#fresh.size,
			moved: this.#still ? this.#moved.size + this.leaving.size : 0
		};
		this.#measure();
	}

	/** How long the list is: counted by others, but never shorter than what is held of it. */
	#measure(): void {
		const least = this.rowsAbove + this.#placed.size;
		const isWhole = this.#bottom === null;
		this.length = isWhole ? least : Math.max(least + 1, this.#total.count);
		this.isExact = isWhole || this.#total.exact;
	}
}
