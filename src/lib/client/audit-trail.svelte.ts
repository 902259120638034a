import { MOST_HELD, type AuditLine, type AuditPage, type AuditPlace } from '../contract/audit.ts';

interface AuditTrailOptions {
	page: AuditPage;
	load: (after: AuditPlace | null, limit: number) => Promise<AuditPage>;
	/** How many lines of the filter came since the one of this id. */
	countNewer: (since: number) => Promise<number>;
}

const PAGE = 100;
/** So often is asked whether something came, ms; never while the page is hidden. */
const LOOK_EVERY_MS = 5_000;

/** The lines that a page of the audit holds: more are fetched behind them, up to a bound. */
export class AuditTrail {
	lines = $state.raw<readonly AuditLine[]>([]);
	/** Came since, and is not shown before somebody wants it. */
	newer = $state(0);
	loading = $state(false);
	failed = $state(false);
	readonly #options: AuditTrailOptions;
	#next = $state.raw<AuditPlace | null>(null);

	constructor(options: AuditTrailOptions) {
		this.#options = options;
		this.#show(options.page);
	}

	get hasMore(): boolean {
		return this.#next !== null && this.lines.length < MOST_HELD;
	}

	/** There is more, but no page holds it. */
	get isFull(): boolean {
		return this.#next !== null && this.lines.length >= MOST_HELD;
	}

	async more(): Promise<void> {
		if (!this.hasMore || this.loading) return;
		await this.#ask(this.#next, (page) => {
			this.lines = [...this.lines, ...page.lines];
			this.#next = page.next;
		});
	}

	/** Begins again at the latest line. */
	async refresh(): Promise<void> {
		await this.#ask(null, (page) => this.#show(page));
	}

	/** Looks from time to time whether something came. @returns stops it */
	watch(): () => void {
		const timer = setInterval(() => {
			if (document.visibilityState === 'visible') void this.#look();
		}, LOOK_EVERY_MS);
		return () => clearInterval(timer);
	}

	async #look(): Promise<void> {
		const since = this.lines.reduce((most, { id }) => Math.max(most, id), 0);
		try {
			const count = await this.#options.countNewer(since);
			if (since === this.lines.reduce((most, { id }) => Math.max(most, id), 0)) this.newer = count;
		} catch {
			// The next look asks again; the connection's own sign says that something is wrong.
		}
	}

	async #ask(after: AuditPlace | null, show: (page: AuditPage) => void): Promise<void> {
		if (this.loading) return;
		this.loading = true;
		try {
			show(await this.#options.load(after, PAGE));
			this.failed = false;
		} catch {
			this.failed = true;
		} finally {
			this.loading = false;
		}
	}

	#show({ lines, next }: AuditPage): void {
		this.lines = lines;
		this.#next = next;
		this.newer = 0;
	}
}
