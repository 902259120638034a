/** Messages that a socket may send at once, and how fast that is made up again. */
const BURST = 30;
const PER_SECOND = 10;
/** A socket that goes on although so many were refused in a row is closed. */
const PATIENCE = 200;

/** One socket's allowance. */
export class RateLimit {
	#tokens = BURST;
	#at: number;
	#refused = 0;

	constructor(now: number) {
		this.#at = now;
	}

	/** May one more message be handled at `now` (ms of any steady clock)? */
	take(now: number): 'yes' | 'no' | 'close' {
		this.#tokens = Math.min(BURST, this.#tokens + ((now - this.#at) / 1000) * PER_SECOND);
		this.#at = now;
		if (this.#tokens >= 1) {
			this.#tokens -= 1;
			this.#refused = 0;
			return 'yes';
		}
		this.#refused += 1;
		return this.#refused > PATIENCE ? 'close' : 'no';
	}
}
