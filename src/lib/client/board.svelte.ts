import { matchesView } from '../contract/desk/matches-view.ts';
import { compareInView } from '../contract/desk/sort.ts';
import type { DeskView } from '../contract/desk/view.ts';
import type { OrderRow } from '../contract/order-row.ts';
import { supersedes } from '../contract/stream.ts';
import { LoadedPages } from './loaded-pages.ts';

export interface BoardPage {
	rows: OrderRow[];
	nextCursor: string | null;
}

interface BoardOptions {
	view: DeskView;
	/** The first page. */
	page: BoardPage;
	load: (cursor: string | null) => Promise<BoardPage>;
	/** Desk time, epoch ms. */
	now: () => number;
	/** Who looks. */
	personId: string;
}

/** Rows held at once stay below this many pages; a thousand orders are scrolled through in both directions. */
const MOST_PAGES = 12;
/** How long a row that left the list is seen to fade. */
const FADE_MS = 160;

/**
 * The list that is open: rows loaded page by page, changed by the stream, and never moved under the
 * eyes of somebody who reads. A row is kept as it is now (`#known`) and as it was when it got its place
 * (`#placed`); while the list is held still, only the first of the two changes.
 */
export class Board {
	readonly view: DeskView;
	/** The rows that are held, in their order. */
	rows = $state.raw<readonly OrderRow[]>([]);
	/** Rows above the first one, which are loaded again when somebody scrolls there. */
	rowsAbove = $state(0);
	/** Is there more below? */
	hasMore = $state(false);
	loading = $state<'no' | 'below' | 'above' | 'failed'>('no');
	/** Orders that came, or came to another place, while the list was held still. */
	waiting = $state.raw({ fresh: 0, moved: 0 });
	/** Rows that no longer belong here and fade. */
	leaving = $state.raw<ReadonlySet<number>>(new Set());
	/** Row → how many times it has changed before our eyes: a new number flashes once. */
	flashes = $state.raw<ReadonlyMap<number, number>>(new Map());

	/** Index of the last row that is in sight; rows may come in below it at any time. */
	seenUntil = 0;

	readonly #options: BoardOptions;
	readonly #pages: LoadedPages;
	readonly #known = new Map<number, OrderRow>();
	#placed = new Map<number, OrderRow>();
	readonly #fresh = new Map<number, OrderRow>();
	/** Changes that arrive while a page is on its way: the page may have been read before them. */
	#meanwhile: Map<number, OrderRow> | null = null;
	#still = false;
	#fading: ReturnType<typeof setTimeout> | undefined;

	constructor(options: BoardOptions) {
		this.view = options.view;
		this.#options = options;
		this.#pages = new LoadedPages(options.view.sort);
		this.#pages.endsAt(options.page.nextCursor, options.page.rows);
		this.#take(options.page.rows);
		this.#settle();
	}

	/** Nothing may move while somebody reads further down, or points at a row. */
	hold(still: boolean): void {
		if (this.#still === still) return;
		this.#still = still;
		if (!still) this.release();
	}

	/** Puts everything where it belongs now. */
	release(): void {
		for (const [id, row] of this.#fresh) this.#placed.set(id, row);
		this.#fresh.clear();
		for (const id of [...this.#placed.keys()]) this.#place(id);
		this.#settle();
	}

	/** Changes from the stream, or the row that an action of ours answered with. */
	apply(changes: readonly OrderRow[]): void {
		const flashes = new Map(this.flashes);
		let touched = false;
		for (const row of changes) {
			if (!this.#isNews(row)) continue;
			this.#meanwhile?.set(row.id, row);
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
		const cursor = this.#pages.nextCursor;
		if (cursor === null || this.loading === 'below' || this.loading === 'above') return;
		await this.#load('below', cursor, ({ rows, nextCursor }) => {
			this.#pages.extend(nextCursor, rows);
		});
		while (this.#pages.count > MOST_PAGES) this.#dropTop();
	}

	/** Loads the page above, if it was given up. */
	async loadAbove(): Promise<void> {
		const cursor = this.#pages.previousCursor;
		if (cursor === undefined || this.loading === 'below' || this.loading === 'above') return;
		await this.#load('above', cursor, () => {
			this.#pages.prepend();
		});
		while (this.#pages.count > MOST_PAGES) this.#dropEnd();
	}

	/** Looks for what time alone has brought to the end of the list. */
	async refreshEnd(): Promise<void> {
		if (this.#pages.nextCursor !== null || this.loading === 'below' || this.loading === 'above')
			return;
		await this.#load('below', this.#pages.lastCursor, ({ rows, nextCursor }) => {
			this.#pages.endsAt(nextCursor, rows);
		});
	}

	/** The row as it is now, whether or not it stands in the list. */
	find(shop: string, number: string): OrderRow | undefined {
		return this.rows.find((row) => row.shop === shop && row.number === number);
	}

	async #load(
		side: 'below' | 'above',
		cursor: string | null,
		enter: (page: BoardPage) => void
	): Promise<void> {
		this.loading = side;
		this.#meanwhile = new Map();
		try {
			let page = await this.#options.load(cursor);
			enter(page);
			this.#take(page.rows);
			// A page that grew since it was given up is longer than one answer.
			while (side === 'above' && page.nextCursor !== null && !this.#pages.joins(page.rows)) {
				page = await this.#options.load(page.nextCursor);
				this.#take(page.rows);
			}
			for (const row of this.#meanwhile.values()) if (this.#isNews(row)) this.#accept(row);
			this.loading = 'no';
		} catch {
			this.loading = 'failed';
		} finally {
			this.#meanwhile = null;
			this.#settle();
		}
	}

	/** Rows of a page that was loaded: they have their places at once. */
	#take(rows: readonly OrderRow[]): void {
		for (const row of rows) {
			if (this.#isNews(row)) this.#known.set(row.id, row);
			this.#fresh.delete(row.id);
			if (!this.#placed.has(row.id)) this.#place(row.id);
		}
	}

	#isNews(row: OrderRow): boolean {
		const held = this.#known.get(row.id);
		return held === undefined || supersedes(row, held);
	}

	/** @returns whether the change concerns this list */
	#accept(row: OrderRow): boolean {
		const placed = this.#placed.get(row.id);
		const belongs = this.#belongs(row);
		if (placed === undefined && !belongs) {
			this.#known.delete(row.id);
			return this.#fresh.delete(row.id);
		}
		this.#known.set(row.id, row);
		if (placed === undefined && this.#wouldMove(row)) this.#fresh.set(row.id, row);
		else if (placed === undefined || !belongs || !this.#still) this.#place(row.id);
		else this.#stay(row.id);
		return true;
	}

	/** Would the place of a new row move what somebody is reading? */
	#wouldMove(row: OrderRow): boolean {
		const last = this.rows[this.seenUntil];
		return this.#still && last !== undefined && compareInView(row, last, this.view.sort) < 0;
	}

	/** Gives a row its place anew, or lets it go. */
	#place(id: number): void {
		const row = this.#known.get(id);
		if (row === undefined) return;
		if (this.#belongs(row)) {
			this.#placed.set(id, row);
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

	#belongs(row: OrderRow): boolean {
		return (
			matchesView(row, this.view, { now: this.#options.now(), personId: this.#options.personId }) &&
			this.#pages.holds(row)
		);
	}

	/** Rows that faded are taken away together, unless the list is held still. */
	#fadeSoon(): void {
		clearTimeout(this.#fading);
		this.#fading = setTimeout(() => {
			if (this.#still) return;
			for (const id of this.leaving) {
				this.#placed.delete(id);
				this.#known.delete(id);
			}
			this.leaving = new Set();
			this.#settle();
		}, FADE_MS);
	}

	#settle(): void {
		const { sort } = this.view;
		const placed = [...this.#placed.values()].sort((a, b) => compareInView(a, b, sort));
		this.rows = placed.map((row) => this.#known.get(row.id) ?? row);
		this.rowsAbove = this.#pages.rowsAbove;
		this.hasMore = this.#pages.nextCursor !== null;
		const moved = this.#still
			? placed.filter((row) => {
					const now = this.#known.get(row.id);
					return now !== undefined && compareInView(now, row, sort) !== 0;
				}).length
			: 0;
		this.waiting = {
			fresh: this.#fresh.size,
			moved: moved + (this.#still ? this.leaving.size : 0)
		};
	}

	#dropTop(): void {
		const dropped = [...this.#placed.values()].filter((row) => this.#pages.isOnFirst(row));
		this.#pages.dropFirst(dropped.length);
		this.#forget(dropped);
	}

	#dropEnd(): void {
		const dropped = [...this.#placed.values()].filter((row) => this.#pages.isOnLast(row));
		this.#pages.dropLast();
		this.#forget(dropped);
	}

	#forget(rows: readonly OrderRow[]): void {
		for (const { id } of rows) {
			this.#placed.delete(id);
			this.#known.delete(id);
		}
		this.#settle();
	}
}
