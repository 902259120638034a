import type { LogPage, LogPlace, ReadEvents } from '../db/event-log/index.ts';
import type { Logger } from '../log.ts';

/** Events taken at once; more would make one frame too large. */
const PAGE = 500;
/** Between two looks at the log, in ms: while it moves, when it is still, when a commit is awaited. */
const BUSY_MS = 50;
const IDLE_MS = 100;
const HELD_MS = 10;
const IDLE_AFTER_MS = 1000;
/** After a failure, until the database is asked again. */
const FAILED_MS = 500;

/** What one look found. */
export interface TailStep extends LogPage {
	/** The history is another one than before: nothing that was sent can be continued. */
	readonly isNewEpoch: boolean;
}

/**
 * Follows the log: one look at a time, each handled completely before the next. `wake` makes the next
 * look come at once, except right after a look that found something, so that bursts are coalesced.
 */
export class LogTail {
	/** Up to where the log was read; null until the first look. */
	place: LogPlace | null = null;
	epoch: string | null = null;
	eventsRead = 0;

	readonly #read: ReadEvents;
	readonly #handle: (step: TailStep) => Promise<void>;
	readonly #realNow: () => number;
	readonly #log: Logger;
	readonly #running: Promise<void>;
	#handled: LogPlace | null = null;
	#isStopped = false;
	#isFailing = false;
	#wakes = 0;
	#rest: { byWake: boolean; cut: () => void } | null = null;
	#completeUntil: number;
	#heldSince: number | null = null;
	#movedAt: number;

	/**
	 * @param options.handle is called after every look, also when nothing was found; when it fails, the
	 *   same events come again
	 */
	constructor(options: {
		read: ReadEvents;
		handle: (step: TailStep) => Promise<void>;
		realNow: () => number;
		log: Logger;
	}) {
		this.#read = options.read;
		this.#handle = options.handle;
		this.#realNow = options.realNow;
		this.#log = options.log;
		this.#completeUntil = this.#realNow();
		this.#movedAt = this.#completeUntil;
		this.#running = this.#run();
	}

	/** Real time up to which every change was handled, epoch ms; falls behind while the log is stuck. */
	completeUntil(): number {
		return this.#heldSince ?? this.#completeUntil;
	}

	/** The log has probably grown. */
	wake(): void {
		this.#wakes += 1;
		if (this.#rest?.byWake) this.#rest.cut();
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		this.#rest?.cut();
		await this.#running;
	}

	async #run(): Promise<void> {
		while (!this.#isStopped) {
			const startedAt = this.#realNow();
			const wakes = this.#wakes;
			const page = await this.#look(startedAt);
			const took = this.#realNow() - startedAt;
			if (page === null) await this.#sleep(FAILED_MS, false);
			else if (page.more) continue;
			else if (page.events.length > 0) await this.#sleep(BUSY_MS - took, false);
			else if (page.heldBack) await this.#sleep(HELD_MS, false);
			else if (this.#wakes === wakes)
				await this.#sleep(startedAt - this.#movedAt > IDLE_AFTER_MS ? IDLE_MS : BUSY_MS, true);
		}
	}

	async #look(startedAt: number): Promise<LogPage | null> {
		try {
			const page = await this.#take(startedAt);
			if (this.#isFailing) this.#log.info('the event log is read again');
			this.#isFailing = false;
			return page;
		} catch (err) {
			if (!this.#isFailing) this.#log.error({ err }, 'the event log cannot be read');
			this.#isFailing = true;
			return null;
		}
	}

	async #take(startedAt: number): Promise<LogPage> {
		const page =
			this.#handled === null ? await this.#toEnd() : await this.#read(this.#handled, PAGE);
		const isNewEpoch = this.epoch !== null && page.epoch !== this.epoch;
		const step = isNewEpoch ? { ...page, events: [], upTo: page.tail, more: false } : page;
		this.epoch = page.epoch;
		this.place = step.upTo;
		await this.#handle({ ...step, isNewEpoch });
		this.#handled = step.upTo;
		this.eventsRead += step.events.length;
		if (step.events.length > 0) this.#movedAt = startedAt;
		this.#completeUntil = startedAt;
		this.#heldSince = step.heldBack ? (this.#heldSince ?? startedAt) : null;
		return step;
	}

	/** Nobody is connected yet: what happened before is not news. */
	async #toEnd(): Promise<LogPage> {
		const page = await this.#read({ xid: 0n, seq: 0n }, 1);
		return { ...page, events: [], upTo: page.tail, more: false };
	}

	async #sleep(ms: number, byWake: boolean): Promise<void> {
		if (ms <= 0 || this.#isStopped) return;
		const rested = Promise.withResolvers<void>();
		const timer = setTimeout(rested.resolve, ms);
		this.#rest = { byWake, cut: rested.resolve };
		await rested.promise;
		clearTimeout(timer);
		this.#rest = null;
	}
}
