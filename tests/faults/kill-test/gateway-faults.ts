import { SCALED } from '../order-context.ts';

/**
 * Everything at once: 10 % refused (for good and in doubt), 15 % of answers lost after processing, 5 %
 * 5xx after processing, 5 % late within the bound, 2 % reset, 2 % malformed; inquiries as old as they
 * may be; notifications once to five times, shuffled, one in ten never. A second capture is carried out.
 */
export const MIXED_FAULTS: readonly Record<string, unknown>[] = [
	{ kind: 'captureTwice', api: 'RecruitSales' },
	{ kind: 'refuse', api: 'operations', rate: 0.04, code: '42G020000' },
	{ kind: 'refuse', api: 'operations', rate: 0.03, code: 'RC1000112' },
	{ kind: 'refuse', api: 'operations', rate: 0.02, code: 'M01054004' },
	{ kind: 'refuse', api: 'operations', rate: 0.01, code: 'E92000001' },
	{ kind: 'commitLate', api: 'operations', rate: 0.04, ms: SCALED.finishMs * 0.92 },
	{ kind: 'resetBefore', api: 'operations', rate: 0.01 },
	{ kind: 'dropAfter', api: 'operations', rate: 0.15 },
	{ kind: 'status', api: 'operations', rate: 0.05, status: 503 },
	{ kind: 'late', api: 'operations', rate: 0.01, ms: SCALED.finishMs * 0.6 },
	{ kind: 'resetAfter', api: 'operations', rate: 0.01 },
	{ kind: 'malformed', api: 'operations', rate: 0.01 },
	{ kind: 'cut', api: 'operations', rate: 0.01 },
	{ kind: 'staleInquiry', api: 'SearchTradeMulti', rate: 0.3, ms: SCALED.stalenessMs },
	{ kind: 'withhold', api: 'Notification', rate: 0.1 },
	{ kind: 'duplicate', api: 'Notification', rate: 0.2, copies: 4 },
	{ kind: 'duplicate', api: 'Notification', rate: 0.2, copies: 1 },
	{ kind: 'shuffle', api: 'Notification', rate: 0.5, ms: 20_000 }
];

/** What a broken desk stumbles over at once: every second answer is lost after processing. */
export const LOST_ANSWERS: readonly Record<string, unknown>[] = [
	{ kind: 'captureTwice', api: 'RecruitSales' },
	{ kind: 'dropAfter', api: 'operations', rate: 0.5 }
];
