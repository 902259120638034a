import type { Resync } from '../../contract/stream.ts';

/** What the hub has done since its start. */
export interface HubCounters {
	/** Frames times the sockets that they were sent to, and their bytes. */
	frames: number;
	frameBytes: number;
	/** Subscriptions that were accepted. */
	subscriptions: number;
	resyncs: Record<Resync['reason'], number>;
	/** Messages of sockets that were answered with an error. */
	refused: number;
}

export function newCounters(): HubCounters {
	return {
		frames: 0,
		frameBytes: 0,
		subscriptions: 0,
		resyncs: { too_old: 0, other_epoch: 0, too_slow: 0 },
		refused: 0
	};
}
