import type { Action, Carrier, PaymentStatus, PaymentSystem } from './vocabulary.ts';

/**
 * Where a rule comes from: a source document by the number at the head of its name, with its
 * section, or `Yoshin` for a decision of our own.
 */
export type Source = `${'000' | '001' | '002' | '003' | '004'}${'' | ` §${string}`}` | 'Yoshin';

/**
 * Every reason why an action is closed, with what its sentence must tell. Codes are stable and
 * public: shop systems and macros act on them, so none is ever renamed. Instants are epoch ms.
 *
 * The groups stand in the order of precedence: where several reasons apply, a person hears the one
 * that would still be there after all later ones were removed. What the desk cannot do at all comes
 * first, then what will pass by itself, then what the order is, then what the person can still do.
 * `eligibility/precedence.ts` holds that order as code.
 */
export interface RefusalParams {
	// 1. Not possible with this payment system
	NOT_OFFERED_BY_SYSTEM: { system: PaymentSystem; action: Action };
	NO_GATEWAY_ORDER: Record<never, never>;

	// 2. Somebody or something is at work on the order
	HELD_BY_IMPORT: { importName: string };
	OPERATION_IN_FLIGHT: Record<never, never>;
	OUTCOME_UNKNOWN: Record<never, never>;

	// 3. Cancelled here while the gateway still shows a live payment
	LIVE_PAYMENT_ON_CANCELLED_ORDER: { gatewayState: string };

	// 4. The state of the payment
	GATEWAY_STATE_NOT_UNDERSTOOD: { gatewayState: string };
	CAPTURE_NOT_FINAL: Record<never, never>;
	AUTHORIZATION_EXPIRED: { expiredAt: number | null };
	PAYMENT_NOT_FINISHED: Record<never, never>;
	NOT_CAPTURED: Record<never, never>;
	ALREADY_CAPTURED: { capturedAt: number | null };
	CONTENT_FIXED_AFTER_CAPTURE: Record<never, never>;
	AMOUNT_CHANGE_PENDING: Record<never, never>;
	SALE_CANCEL_PERIOD_OVER: Record<never, never>;
	CARRIER_UNKNOWN: Record<never, never>;
	/** The cell of キャリア決済処理対応表 that has no ○: carrier, row and column. */
	NOT_IN_CARRIER_GRID: { carrier: Carrier; request: Action; gatewayState: string };
	PAYMENT_STILL_LIVE: { status: PaymentStatus };
	ALREADY_CANCELLED: Record<never, never>;
	CAPTURE_FAILED: Record<never, never>;
	CAPTURE_ERROR_NOT_ACKNOWLEDGED: Record<never, never>;
	RESERVATION_NEEDS_NO_SEND: Record<never, never>;
	PAYMENT_FAILED: Record<never, never>;
	AWAITING_DELIVERY: Record<never, never>;
	ALREADY_REPORTED: Record<never, never>;
	READY_FOR_REPORT: { sendsAt: number | null };
	REPORT_UNDER_WAY: { resultsAt: number | null };
	REPORT_FAILED: Record<never, never>;
	CARD_BLOCKED: { since: number };
	EXTENSION_TURNED_OFF: Record<never, never>;
	EXTENSION_NOT_IN_CONTRACT: Record<never, never>;

	// 5. The state of the delivery
	DELIVERED_NOT_RETURNED: Record<never, never>;
	ALREADY_DELIVERED: Record<never, never>;
	ALREADY_RETURNED: Record<never, never>;
	NOT_DELIVERED: Record<never, never>;

	// 6. Changes that were not sent
	UNSENT_CHANGE: { amount: number; localAmount: number };
	NOTHING_TO_SEND: Record<never, never>;

	// 7. Time
	CAPTURE_TIME_UNKNOWN: Record<never, never>;
	AMOUNT_WINDOW_NOT_OPEN: { opensAt: number; closesAt: number };
	AMOUNT_WINDOW_CLOSED: { closedAt: number };
	EXTENSION_CEILING_REACHED: { ceilingAt: number };
	RECURRING_NOT_STARTED: { startsAt: number };

	// 8. The amount
	AMOUNT_OUT_OF_RANGE: { amount: number; min: number; max: number };
	NO_CHANGE: { amount: number };
	AMOUNT_INCREASE_AFTER_CAPTURE: { amount: number; newAmount: number };
	AMOUNT_INCREASE_WITH_POINTS_ONLY: { amount: number; newAmount: number };
	AMOUNT_CANNOT_GO_UP: { amount: number; newAmount: number };
	CORRECTED_CAPTURE_DUE: { amount: number; localAmount: number };
	NO_LOWER_AMOUNT: { amount: number };
}

export type RefusalCode = keyof RefusalParams;

/** One reason with its parameters; the sentence belongs to `i18n/refusals`. */
export type Refusal = {
	[Code in RefusalCode]: {
		readonly code: Code;
		readonly params: RefusalParams[Code];
		readonly source: Source;
	};
}[RefusalCode];

/** A refusal whose code and parameters are checked against each other. */
export function refuse<Code extends RefusalCode>(
	code: Code,
	params: RefusalParams[Code],
	source: Source
): Refusal {
	return { code, params, source } as Refusal;
}
