import type { NoteView } from '../contract/notes.ts';
import type { OrderContent } from '../contract/order-content.ts';
import type { OrderPayment } from '../contract/order-payment.ts';
import type { OrderRow } from '../contract/order-row.ts';
import { supersedes } from '../contract/stream.ts';
import type { TaskRow } from '../contract/tasks.ts';
import type { TimelineEntry } from '../contract/timeline.ts';

/** What an order's page shows beside its row. */
export interface OrderDetail {
	content: OrderContent;
	/** What the gateway was last told of, where the content was changed since and not sent. */
	sentContent: OrderContent | null;
	timeline: TimelineEntry[];
	/** Oldest first. */
	payments: OrderPayment[];
	consoleUrl: string | null;
	/** Work that is still open. */
	tasks: TaskRow[];
	/** The latest, oldest first. */
	notes: NoteView[];
	/** Who looks after it has been shut out since. */
	assigneeGone: boolean;
}

/** The answer of `orders.get`, and the data of the order's page. */
export interface OrderPageData extends OrderDetail {
	row: OrderRow;
}

/** A burst of changes loads the history once. */
const SETTLE_MS = 250;

/**
 * One open order. Its row is alive by the stream and by answers to our own actions, never an older
 * over a newer one; history and content are loaded again after a change.
 */
export class OrderPage {
	row = $state.raw<OrderRow>() as OrderRow;
	detail = $state.raw<OrderDetail | null>(null);
	/** The version of the row that the detail was read with. */
	detailVersion = $state<number | null>(null);
	/** Loading the detail did not work; the row is still true. */
	failed = $state(false);

	readonly #load: () => Promise<OrderPageData>;
	#reload: ReturnType<typeof setTimeout> | undefined;
	#asked = 0;

	constructor(row: OrderRow, detail: OrderDetail | null, load: () => Promise<OrderPageData>) {
		this.row = row;
		this.detail = detail;
		this.detailVersion = detail === null ? null : row.version;
		this.#load = load;
	}

	/** Rows that changed, this order's perhaps among them. */
	apply(changes: readonly OrderRow[]): void {
		for (const row of changes) {
			if (row.id !== this.row.id || !supersedes(row, this.row)) continue;
			const isNews = row.version !== this.row.version || row.updatedAt !== this.row.updatedAt;
			this.row = row;
			if (isNews) this.reload(SETTLE_MS);
		}
	}

	/** Loads content and history again after so many milliseconds. @returns stops it */
	reload(delay = 0): () => void {
		clearTimeout(this.#reload);
		this.#reload = setTimeout(() => void this.#fetch(), delay);
		return () => {
			clearTimeout(this.#reload);
			this.#asked += 1;
		};
	}

	async #fetch(): Promise<void> {
		const asked = ++this.#asked;
		try {
			const { row, ...detail } = await this.#load();
			if (asked !== this.#asked) return;
			this.detail = detail;
			this.detailVersion = row.version;
			this.failed = false;
			if (supersedes(row, this.row)) this.row = row;
		} catch {
			if (asked === this.#asked) this.failed = true;
		}
	}
}
