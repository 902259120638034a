/**
 * The words of an order, as they cross the wire and stand in the database.
 * Two vocabularies live side by side: the payment status is the shop's view, the gateway state is
 * the transaction's (its names belong to each method, see `methods/`).
 */

export const PAYMENT_SYSTEMS = [
	'recruit',
	'sgp-card',
	'subscription-card',
	'paygent-credit',
	'paygent-carrier'
] as const;
export type PaymentSystem = (typeof PAYMENT_SYSTEMS)[number];

export const CARRIERS = ['docomo', 'au', 'softbank'] as const;
export type Carrier = (typeof CARRIERS)[number];

export const PAYMENT_STATUSES = [
	'needs_review', // 要確認
	'authorized', // 仮売上
	'capture_accepted', // 即時売上受付
	'completed', // 決済完了
	'cancelled', // 注文キャンセル
	'capture_failed', // 売上失敗
	'payment_failed', // 決済失敗
	'authorization_expired', // 仮売上期限切れ
	'awaiting_delivery', // 決済待ち
	'reported' // 売上報告済
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * What happened on the desk and the gateway cannot tell: an order cancelled here (or by the buyer),
 * or a capture sent from here that failed. Everything else follows from the gateway state.
 */
export const DESK_STATUSES = ['cancelled', 'capture_failed'] as const;
export type DeskStatus = (typeof DESK_STATUSES)[number];

export const DELIVERY_STATUSES = ['unprocessed', 'delivered', 'returned'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const ACTIONS = [
	'capture',
	'cancel',
	'changeAmount',
	'correctedCapture',
	'changeContent',
	'sendChange',
	'extend',
	'deliver',
	'return',
	'changePaymentMethod',
	'inquire'
] as const;
export type Action = (typeof ACTIONS)[number];

export type DeadlineKind =
	| 'capture'
	| 'extension'
	| 'amountChange'
	| 'linkedCancel'
	| 'authentication'
	| 'clearing'
	| 'monthlyReport'
	| 'cardReregistration';

/** What a person must finish outside the desk, or look into. */
export type WorkItemKind =
	/** The order was cancelled here only: make sure at the console that nothing stays open there. */
	| 'confirm_cancel_at_console'
	/** A failed capture was cancelled here: whether the money moved is in doubt, look at the console. */
	| 'check_payment_at_console'
	/** A paid order was cancelled here only: refund the buyer or cancel at the console. */
	| 'refund_or_cancel_at_console'
	/** The payment method was changed: the old payment must be cancelled at the console. */
	| 'cancel_at_console'
	/** The gateway shows a live payment on an order that was cancelled here. */
	| 'live_payment_on_cancelled_order'
	/** A refused extension or amount change: the buyer must pay again with a valid card. */
	| 'ask_buyer_to_pay_again';
