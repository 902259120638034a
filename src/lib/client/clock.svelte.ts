import type { ClockSync } from '../contract/stream.ts';

/** So many syncs are compared; the one that travelled fastest is believed. */
const SAMPLES = 5;
/** A PC's clock this far off is worth a banner. */
export const SKEW_BANNER_MS = 5000;

/**
 * The server's clock in the browser. It runs on `performance.now()`, so that a wrong or changed PC
 * clock moves no deadline, and it has the page's one timer: everything that counts down reads `now`.
 * Desk time is real time plus the demo's offset. All instants in epoch ms.
 */
export class Clock {
	/** Desk time, renewed at every full second of it. */
	now = $state(0);
	demoOffsetMs = $state(0);
	/** How far the PC's clock is ahead of the server's, in whole seconds of ms; null before the first sync. */
	skewMs = $state<number | null>(null);

	/** Real server time at `performance.now()` = 0, as each of the latest syncs saw it. */
	#origins: number[] = [];
	#origin: number;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param start real server time when the page was rendered, and the demo's offset */
	constructor(start: { now: number; demoOffsetMs: number }) {
		this.#origin = start.now - performance.now();
		this.demoOffsetMs = start.demoOffsetMs;
		this.now = start.now + start.demoOffsetMs;
	}

	/** Real server time at this very moment. */
	realNow(): number {
		return this.#origin + performance.now();
	}

	/** Desk time at this very moment; not reactive. */
	exactNow(): number {
		return this.realNow() + this.demoOffsetMs;
	}

	/** The server said what time it is. */
	sync(message: Pick<ClockSync, 'now' | 'demoOffsetMs'>): void {
		// A message arrives late, never early: the largest origin is the one that was delayed least.
		this.#origins = [...this.#origins, message.now - performance.now()].slice(-SAMPLES);
		this.#origin = Math.max(...this.#origins);
		this.demoOffsetMs = message.demoOffsetMs;
		this.#renew();
	}

	/** Starts ticking; the browser's layout calls it once. @returns stops it */
	start(): () => void {
		const onVisible = (): void => {
			// Hidden pages are throttled: what a person sees first must be right.
			if (document.visibilityState === 'visible') this.#tick();
		};
		if (typeof document !== 'undefined') document.addEventListener('visibilitychange', onVisible);
		this.#tick();
		return () => {
			clearTimeout(this.#timer);
			if (typeof document !== 'undefined')
				document.removeEventListener('visibilitychange', onVisible);
		};
	}

	#tick(): void {
		this.#renew();
		clearTimeout(this.#timer);
		const intoSecond = this.exactNow() % 1000;
		this.#timer = setTimeout(() => {
			this.#tick();
		}, 1001 - intoSecond);
	}

	#renew(): void {
		this.now = Math.floor(this.exactNow());
		if (this.#origins.length > 0)
			this.skewMs = Math.round((Date.now() - this.realNow()) / 1000) * 1000;
	}
}
