import type { FoundOrders } from '../contract/find-orders.ts';

/** Typing rests for so long before the server is asked; a paste is looked for at once. */
const SETTLE_MS = 90;

interface OrderFinderOptions {
	find: (text: string) => Promise<FoundOrders>;
}

/** Finds orders while somebody types: only the answer to the latest question counts. */
export class OrderFinder {
	/** What was found last; null: nothing was looked for yet. */
	found = $state.raw<FoundOrders | null>(null);
	/** The answer to what is typed now is on its way. */
	isLooking = $state(false);
	failed = $state(false);
	readonly #options: OrderFinderOptions;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asked = 0;
	#answered = Promise.resolve();

	constructor(options: OrderFinderOptions) {
		this.#options = options;
	}

	/** Looks for another text. */
	look(text: string, { atOnce = false }: { atOnce?: boolean } = {}): void {
		clearTimeout(this.#timer);
		const asked = ++this.#asked;
		if (text.trim() === '') {
			this.found = null;
			this.isLooking = false;
			this.failed = false;
			return;
		}
		this.isLooking = true;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#answered = promise;
		const ask = async () => {
			try {
				const found = await this.#options.find(text);
				if (asked !== this.#asked) return;
				this.found = found;
				this.failed = false;
				this.isLooking = false;
			} catch {
				if (asked !== this.#asked) return;
				this.found = null;
				this.failed = true;
				this.isLooking = false;
			} finally {
				resolve();
			}
		};
		if (atOnce) void ask();
		else this.#timer = setTimeout(() => void ask(), SETTLE_MS);
	}

	/** Resolves when what was asked for last has been answered. */
	settled(): Promise<void> {
		return this.#answered;
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#asked += 1;
	}
}
