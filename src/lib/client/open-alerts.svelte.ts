import type { Acknowledgement, AlertList, OpenAlert } from '../contract/alerts.ts';

interface OpenAlertsOptions {
	load: () => Promise<AlertList>;
	acknowledge: (id: number) => Promise<Acknowledgement>;
}

/** The alerts that the bell's panel lists: loaded when it opens, and again when the stream says so. */
export class OpenAlerts {
	/** Null before the first answer. */
	list = $state.raw<AlertList | null>(null);
	failed = $state(false);
	/** What became of the last acknowledgement, where that is worth saying. */
	remark = $state.raw<{ kind: 'was-first'; name: string } | { kind: 'not-taken' } | null>(null);

	readonly #options: OpenAlertsOptions;
	#asked = 0;
	#mark: number | null | undefined;

	constructor(options: OpenAlertsOptions) {
		this.#options = options;
	}

	/** Those that nobody took note of, the most pressing first. */
	get waiting(): readonly OpenAlert[] {
		return this.list?.alerts.filter(({ acknowledgedBy }) => acknowledgedBy === null) ?? [];
	}

	get taken(): readonly OpenAlert[] {
		return this.list?.alerts.filter(({ acknowledgedBy }) => acknowledgedBy !== null) ?? [];
	}

	/** Loads the list when it is first asked for, and whenever the stream's `alertMark` has moved. */
	follow(mark: number | null): void {
		if (mark === this.#mark) return;
		this.#mark = mark;
		void this.load();
	}

	async load(): Promise<void> {
		const asked = ++this.#asked;
		try {
			const list = await this.#options.load();
			if (asked !== this.#asked) return;
			this.list = list;
			this.failed = false;
		} catch {
			if (asked === this.#asked) this.failed = true;
		}
	}

	/** Takes note of one; whoever was first is named on it. */
	async acknowledge(id: number): Promise<void> {
		this.remark = null;
		try {
			const { by, at, mine } = await this.#options.acknowledge(id);
			if (!mine) this.remark = { kind: 'was-first', name: by };
			// An answer to an earlier question would show it without the name again.
			this.#asked += 1;
			this.#name(id, by, at);
		} catch {
			this.remark = { kind: 'not-taken' };
		}
	}

	#name(id: number, acknowledgedBy: string, acknowledgedAt: number): void {
		if (this.list === null) return;
		const { alerts, waiting } = this.list;
		const isNew = alerts.some((one) => one.id === id && one.acknowledgedBy === null);
		this.list = {
			...this.list,
			waiting: isNew ? waiting - 1 : waiting,
			alerts: alerts.map((one) =>
				one.id === id ? { ...one, acknowledgedBy, acknowledgedAt } : one
			)
		};
	}
}
