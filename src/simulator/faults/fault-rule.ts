/** When in a request's life a fault is decided. One fault at most applies in each phase. */
export type FaultPhase = 'arrival' | 'execution' | 'inquiry' | 'answer' | 'notification';

/** Every fault, by phase. What each does stands in the simulator's README. */
export const FAULT_KINDS = {
	arrival: ['refuse', 'maintenance', 'dropBefore', 'resetBefore', 'commitLate'],
	execution: ['captureTwice', 'captureFails', 'slowConfirmation', 'cardRefuses'],
	inquiry: ['staleInquiry'],
	answer: [
		'dropAfter',
		'resetAfter',
		'status',
		'late',
		'malformed',
		'cut',
		'wrongCharset',
		'huge',
		'empty'
	],
	notification: ['withhold', 'duplicate', 'delay', 'shuffle', 'early']
} as const satisfies Record<FaultPhase, readonly string[]>;

type KindsOf = typeof FAULT_KINDS;
export type FaultKindOf<P extends FaultPhase> = KindsOf[P][number];
export type FaultKind = FaultKindOf<FaultPhase>;

/** One rule: what goes wrong, for whom, how often. */
export interface FaultRule {
	readonly kind: FaultKind;
	/**
	 * Only this API, e.g. `RecruitSales`, or `operations`: what a shop does to a payment that exists.
	 * Absent: any (see README for what `maintenance` covers).
	 */
	readonly api?: string;
	/** Only this gateway order id. */
	readonly orderId?: string;
	/** 0–1, decided by the seed per order, API and attempt. Absent: always. */
	readonly rate?: number;
	/** At most so many times. Absent: no limit. */
	readonly times?: number;
	/** `refuse`: the ErrInfo, or several joined by `|`. */
	readonly code?: string;
	/** `late`, `commitLate`, `staleInquiry`, `slowConfirmation`, `delay`, `shuffle`: milliseconds. */
	readonly ms?: number;
	/** `status`: the HTTP status, 500–599. */
	readonly status?: number;
	/** `duplicate`: how many more copies. */
	readonly copies?: number;
	/** `maintenance`: from (included) until (excluded), epoch milliseconds on the gateway's clock. */
	readonly from?: number;
	readonly until?: number;
}

/** The APIs that `operations` names. */
export const OPERATIONS: readonly string[] = [
	'RecruitSales',
	'RecruitCancel',
	'RecruitChange',
	'RecruitUpdateAuth'
];

/** At which point of a request a fault of this kind strikes. */
export function phaseOf(kind: FaultKind): FaultPhase {
	const phases = Object.keys(FAULT_KINDS) as FaultPhase[];
	const found = phases.find((phase) => FAULT_KINDS[phase].some((known) => known === kind));
	if (!found) throw new RangeError(`no such fault: ${kind}`);
	return found;
}
