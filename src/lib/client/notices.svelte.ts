import { createContext } from 'svelte';
import type { NoticeList } from '../contract/notes.ts';

/** Which notices were seen, as the server is told. */
export type Seen = { notice: number } | { shop: string; number: string } | 'all';

interface NoticesOptions {
	/** Unread ones when the page was loaded. */
	unseen: number;
	load: () => Promise<NoticeList>;
	see: (seen: Seen) => Promise<void>;
}

/** What concerns the person at this desk: loaded when there is something, and when the stream says so. */
export class Notices {
	/** Null before it was first needed. */
	list = $state.raw<NoticeList | null>(null);
	failed = $state(false);
	unseen = $state(0);

	readonly #options: NoticesOptions;
	#asked = 0;
	#mark: number | null = null;

	constructor(options: NoticesOptions) {
		this.#options = options;
		this.unseen = options.unseen;
	}

	/** Loads the list again whenever the stream's `noticeMark` has moved; at first, where some are unread. */
	follow(mark: number | null): void {
		if (mark === null || mark === this.#mark) return;
		const isFirst = this.#mark === null;
		this.#mark = mark;
		if (!isFirst || this.unseen > 0) void this.load();
	}

	async load(): Promise<void> {
		const asked = ++this.#asked;
		try {
			const list = await this.#options.load();
			if (asked !== this.#asked) return;
			this.list = list;
			this.unseen = list.unseen;
			this.failed = false;
		} catch {
			if (asked === this.#asked) this.failed = true;
		}
	}

	/** Does an order that somebody looks at have unread ones? */
	concerns(shop: string, number: string): boolean {
		return (
			this.list?.notices.some(
				({ order, seenAt }) => seenAt === null && order.shop === shop && order.number === number
			) ?? false
		);
	}

	/** They were seen: at once here, and by the stream on every other screen of this person. */
	async see(seen: Seen): Promise<void> {
		try {
			await this.#options.see(seen);
		} catch {
			// Still unread: the next look at the order tries again, not this one for ever.
			return;
		}
		await this.load();
	}
}

export const [useNotices, provideNotices] = createContext<Notices>();
