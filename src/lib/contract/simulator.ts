import type { RecruitGatewayState } from './gateway-codes.ts';
import type { LocalAction, OperationAction } from './order-row.ts';

/** What can go wrong at the simulated gateways, by the moment at which it does. */
export const FAULT_PHASES = {
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
} as const satisfies Record<string, readonly string[]>;

export type FaultPhase = keyof typeof FAULT_PHASES;
export type FaultKind = (typeof FAULT_PHASES)[FaultPhase][number];
export const FAULT_KINDS: readonly FaultKind[] = Object.values(FAULT_PHASES).flat();

/** The one figure that some kinds ask for: its unit, its bounds (inclusive) and its usual value. */
export interface FaultFigure {
	readonly unit: 'seconds' | 'minutes' | 'copies' | 'status';
	readonly least: number;
	readonly most: number;
	readonly usual: number;
}

const seconds = (usual: number): FaultFigure => ({ unit: 'seconds', least: 0, most: 3600, usual });
export const FAULT_FIGURES: Readonly<Partial<Record<FaultKind, FaultFigure>>> = {
	maintenance: { unit: 'minutes', least: 1, most: 1440, usual: 10 },
	commitLate: seconds(20),
	slowConfirmation: seconds(60),
	staleInquiry: seconds(10),
	late: seconds(5),
	status: { unit: 'status', least: 500, most: 599, usual: 502 },
	duplicate: { unit: 'copies', least: 1, most: 20, usual: 4 },
	delay: seconds(60),
	shuffle: seconds(30)
};

/** Which calls a fault strikes; `operations` is capture, cancel, change and extension together. */
export const FAULT_TARGETS = [
	'any',
	'operations',
	'RecruitSales',
	'RecruitCancel',
	'RecruitChange',
	'RecruitUpdateAuth',
	'SearchTradeMulti',
	'EntryTranRecruit',
	'ExecTranRecruit'
] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

/** A fault as a person asks for it. */
export interface FaultWish {
	readonly kind: FaultKind;
	readonly target: FaultTarget;
	/** Number of an order, or the gateway's id of a payment; null: everybody's. */
	readonly order: string | null;
	/** How often it strikes where it may, 1–100. */
	readonly percent: number;
	/** At most so many times; null: without end. */
	readonly times: number | null;
	/** `refuse`: the ErrInfo, or several joined by `|`. */
	readonly code: string | null;
	/** In the unit of the kind ({@link FAULT_FIGURES}); null where the kind has none. */
	readonly figure: number | null;
}

/** A fault that is on. */
export interface ActiveFault extends Omit<FaultWish, 'order'> {
	readonly id: number;
	/** Null: everybody's. */
	readonly gatewayOrderId: string | null;
	/** So often it struck. */
	readonly hits: number;
	/** `maintenance`: the first instant after it, epoch ms of desk time; null: without end. */
	readonly until: number | null;
}

/** How an order's payment in the gateway's ledger and what the desk believes of it disagree. */
export const DIFFERENCES = [
	'captured_twice',
	'state',
	'amount',
	'not_at_gateway',
	'not_on_desk',
	'in_doubt'
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** A payment on which the ledger and the desk differ, or may differ. */
export interface LedgerDifference {
	/** Null: the desk has no such order. */
	readonly order: { readonly shop: string; readonly number: string } | null;
	readonly gatewayOrderId: string;
	/** The gravest first. */
	readonly differences: readonly Difference[];
	/** Null: the gateway has no such transaction. Amounts in yen. */
	readonly ledger: {
		readonly state: RecruitGatewayState;
		readonly amount: number;
		readonly captures: number;
	} | null;
	readonly desk: {
		readonly state: string | null;
		/** Null for a payment that is no longer the order's current one. */
		readonly amount: number | null;
		/** When an inquiry last read it, epoch ms. */
		readonly confirmedAt: number | null;
		readonly operation: {
			readonly action: OperationAction | LocalAction;
			readonly state: 'in_flight' | 'unknown';
		} | null;
	} | null;
}

/** What the gateway's ledger holds against what the desk believes, at one moment. */
export interface LedgerComparison {
	readonly transactions: number;
	/** Captures that took effect; the next figure is of payments that have more than one. */
	readonly captures: number;
	readonly capturedMoreThanOnce: number;
	/** Payments that certainly differ, and those whose outcome is unknown or under way. */
	readonly differing: number;
	readonly inDoubt: number;
	/** The gravest first; not more than the cap, while the figures count all. */
	readonly rows: readonly LedgerDifference[];
}

/** Everything that the simulator's screen shows. Instants are epoch ms of desk time. */
export interface SimulatorView {
	readonly now: number;
	readonly offsetMs: number;
	/** When the next authorization lapses; null: none is held. */
	readonly nextLapseAt: number | null;
	readonly faults: readonly ActiveFault[];
	/** A request is finished or forgotten within the first, an inquiry at most as old as the second. */
	readonly bounds: { readonly finishMs: number; readonly stalenessMs: number };
	readonly traffic: {
		readonly ordersPerMinute: number;
		readonly buyers: number;
		readonly pausedBy: string | null;
	};
	/** Of the demo's history; `performed` of `orders` are on the desk. */
	readonly replay: { readonly phase: string; readonly orders: number; readonly performed: number };
	readonly notifications: {
		readonly waiting: number;
		readonly accepted: number;
		readonly withheld: number;
		readonly exhausted: number;
	};
	readonly comparison: LedgerComparison;
}

/** How the desk received one notification that was sent by hand. */
export interface NotificationReceipt {
	readonly accepted: boolean;
	readonly httpStatus: number | null;
	readonly answer: string | null;
}

/** A notification outside the gateway's own queue; `order` is a number or a payment's id. */
export type NotificationWish =
	/** The present state; or, with `status`, another wire status: a lie. */
	| { kind: 'send'; order: string; times: number; status: string | null }
	/** The last one once more. */
	| { kind: 'repeat'; order: string; times: number }
	/** The connection test, which is about no order. */
	| { kind: 'test'; times: number };

/** The last step that a buyer and the shop take. */
export const LAST_STEPS = [
	'enter',
	'execute',
	'start',
	'confirm',
	'fail',
	'capture',
	'cancel'
] as const;

/** The demo's shops. */
export const DEMO_SHOP_CODES = ['main', 'fresh', 'digital'] as const;

/** An order with the traits that somebody wants to see. */
export interface OrderWish {
	shop: (typeof DEMO_SHOP_CODES)[number];
	/** Yen. */
	amount: number;
	stopAt: (typeof LAST_STEPS)[number];
	pointsOnly: boolean;
	/** A coupon that is withdrawn below this total, yen; null: none. */
	couponThreshold: number | null;
	destinations: number;
	/** Of an immediate sale: it is refused after its acceptance, silently. */
	captureWillFail: boolean;
	daysAgo: number;
}
