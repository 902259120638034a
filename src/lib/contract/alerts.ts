/** What the desk raises an alert for. */
export const ALERT_KINDS = [
	/** An authorization comes near its expiry. */
	'expiry',
	/** Nobody knows what became of an operation. */
	'unknown_outcome',
	/** The gateway shows a live payment on an order that was cancelled here, or beside the current one. */
	'live_payment',
	/** 返品: an amount change that is not final after a day. */
	'amount_change_pending'
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** The most pressing open alert of an order, as lists show it. Instants in epoch ms. */
export interface AlertRow {
	id: number;
	kind: AlertKind;
	/** Hours before the expiry; null where the kind has no levels. */
	level: number | null;
	raisedAt: number;
	/** Name of the person who took note of it; null: nobody yet. */
	acknowledgedBy: string | null;
}
