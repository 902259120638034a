import type { OrderRow } from '../contract/order-row.ts';
import type { TaskCounts, TaskPage, TaskRow } from '../contract/tasks.ts';

interface TaskBoardOptions {
	page: Omit<TaskPage, 'held' | 'position'>;
	load: (ask: { cursor: string | null; limit: number; held: number[] }) => Promise<TaskPage>;
}

const PAGE = 100;
/** More than this is not loaded again in one piece: the rest comes by pages. */
const MOST = 500;
/** A burst of changes loads the list once. */
const SETTLE_MS = 300;
/** What changed on orders without work in sight can only move the counts. */
const LAZY_MS = 5000;
/** What left the list stays so long that people see why. */
const LINGER_MS = 6000;

/**
 * A list of work items that stays in step with everybody's screens. It is loaded again whenever an order
 * with work changed, in place: rows keep their places while somebody reads them, new ones wait, and one
 * that was finished is shown as finished before it goes.
 */
export class TaskBoard {
	rows = $state.raw<readonly TaskRow[]>([]);
	counts = $state.raw<TaskCounts>() as TaskCounts;
	/** Rows on the screen that no longer belong to the list. */
	leaving = $state.raw<ReadonlySet<number>>(new Set());
	/** Rows that wait until nobody reads. */
	waiting = $state(0);
	hasMore = $state(false);
	loading = $state(false);
	/** The last load did not work; what is shown is the last that did. */
	failed = $state(false);

	readonly #load: TaskBoardOptions['load'];
	/** The list as the server last told it, without regard to who reads. */
	#latest: readonly TaskRow[];
	#nextCursor: string | null;
	#still = false;
	#asked = 0;
	#reload: ReturnType<typeof setTimeout> | undefined;
	#reloadAt = Infinity;
	#settle: ReturnType<typeof setTimeout> | undefined;

	constructor({ page, load }: TaskBoardOptions) {
		this.#load = load;
		this.#latest = page.rows;
		this.#nextCursor = page.nextCursor;
		this.rows = page.rows;
		this.counts = page.counts;
		this.hasMore = page.nextCursor !== null;
	}

	/**
	 * Orders that changed somewhere.
	 * @param open how many work items are open on the whole desk; null: as many as before
	 */
	notice(changes: readonly OrderRow[], open: number | null): void {
		if (changes.length === 0) return;
		const mine = new Set(this.rows.map(({ order }) => order.id));
		const concerns =
			(open !== null && open !== this.counts.open) ||
			changes.some((row) => row.openTasks > 0 || mine.has(row.id));
		this.reload(concerns ? SETTLE_MS : LAZY_MS);
	}

	/** An item as an answer to our own press shows it. */
	apply(row: TaskRow): void {
		const put = (held: TaskRow): TaskRow =>
			held.id === row.id && row.version >= held.version ? row : held;
		this.rows = this.rows.map(put);
		this.#latest = this.#latest.map(put);
		this.reload();
	}

	/** Loads the list again within so many milliseconds. */
	reload(within = 0): void {
		const at = Date.now() + within;
		if (at >= this.#reloadAt) return;
		clearTimeout(this.#reload);
		this.#reloadAt = at;
		this.#reload = setTimeout(() => void this.#fetch(), within);
	}

	async loadMore(): Promise<void> {
		if (this.#nextCursor === null || this.loading) return;
		this.loading = true;
		const asked = ++this.#asked;
		try {
			const page = await this.#load({ cursor: this.#nextCursor, limit: PAGE, held: [] });
			if (asked !== this.#asked) return;
			const known = new Set(this.rows.map(({ id }) => id));
			this.#latest = [...this.#latest, ...page.rows];
			this.rows = [...this.rows, ...page.rows.filter(({ id }) => !known.has(id))];
			this.#continueAt(page);
			this.failed = false;
		} catch {
			if (asked === this.#asked) this.failed = true;
		} finally {
			this.loading = false;
		}
	}

	/** Somebody reads (a pointer rests on the list, or a dialog is open): nothing may move. */
	hold(still: boolean): void {
		this.#still = still;
		if (still) clearTimeout(this.#settle);
		else if (this.leaving.size > 0 || this.waiting > 0) this.#settleIn(LINGER_MS);
	}

	/** Puts everything in its place now. */
	settle(): void {
		clearTimeout(this.#settle);
		this.rows = this.#latest;
		this.leaving = new Set();
		this.waiting = 0;
	}

	stop(): void {
		clearTimeout(this.#reload);
		clearTimeout(this.#settle);
		this.#asked += 1;
	}

	async #fetch(): Promise<void> {
		this.#reloadAt = Infinity;
		const asked = ++this.#asked;
		const held = this.rows.map(({ id }) => id).slice(0, MOST);
		const limit = Math.min(MOST, Math.max(PAGE, this.#latest.length));
		try {
			const page = await this.#load({ cursor: null, limit, held });
			if (asked !== this.#asked) return;
			this.failed = false;
			this.counts = page.counts;
			this.#latest = page.rows;
			this.#continueAt(page);
			this.#show(page);
		} catch {
			if (asked === this.#asked) this.failed = true;
		}
	}

	#continueAt({ nextCursor }: TaskPage): void {
		this.#nextCursor = nextCursor;
		this.hasMore = nextCursor !== null;
	}

	#show(page: TaskPage): void {
		const now = new Map([...page.rows, ...page.held].map((row) => [row.id, row]));
		const listed = new Set(page.rows.map(({ id }) => id));
		this.rows = this.rows.flatMap((row) => now.get(row.id) ?? []);
		this.leaving = new Set(this.rows.map(({ id }) => id).filter((id) => !listed.has(id)));
		const shown = new Set(this.rows.map(({ id }) => id));
		this.waiting = page.rows.filter(({ id }) => !shown.has(id)).length;
		if (this.#still) return;
		this.#settleIn(this.leaving.size > 0 ? LINGER_MS : 0);
	}

	#settleIn(ms: number): void {
		clearTimeout(this.#settle);
		if (ms === 0) this.settle();
		else
			this.#settle = setTimeout(() => {
				if (!this.#still) this.settle();
			}, ms);
	}
}
