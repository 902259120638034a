import type { SettingTable } from './ledger/settings.ts';

/** The gateway's clock: real time plus one offset, which lives in the ledger. */
export interface Clock {
	/** Epoch milliseconds on the gateway's clock. */
	readonly now: () => number;
	/** Epoch milliseconds, never shifted: for latencies and records. */
	readonly real: () => number;
	readonly offsetMs: number;
	setOffset(offsetMs: number): void;
}

export function storedClock(settings: SettingTable, real: () => number): Clock {
	let offsetMs = settings.readNumber('clock.offsetMs') ?? 0;
	return {
		now: () => real() + offsetMs,
		real,
		get offsetMs() {
			return offsetMs;
		},
		setOffset(next) {
			settings.write('clock.offsetMs', next);
			offsetMs = next;
		}
	};
}
