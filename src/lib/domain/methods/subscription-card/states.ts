import type { PaymentStatus } from '../../orders/vocabulary.ts';
import type { Transition } from '../transitions.ts';

/**
 * Where an order of a subscription stands in the monthly run. The gateway knows nothing of it before
 * the sales data are sent, and is never asked: its results come back by themselves [003].
 */
export const SUBSCRIPTION_CARD_STATES = [
	'PENDING', // order data created
	'DELIVERED', // may be reported
	'SENT', // sales data sent
	'REGISTERED', // sales data registered at the gateway
	'REPORTED', // 売上報告済
	'FAILED', // 売上失敗
	'CANCELLED'
] as const;
export type SubscriptionCardState = (typeof SUBSCRIPTION_CARD_STATES)[number];

/** [003], with the cancels of ours. */
export const SUBSCRIPTION_CARD_TRANSITIONS: readonly Transition<SubscriptionCardState>[] = [
	{ from: 'PENDING', to: 'DELIVERED', on: 'delivered' },
	{ from: 'PENDING', to: 'CANCELLED', on: 'cancel' },
	{ from: 'DELIVERED', to: 'SENT', on: 'sales data sent' },
	{ from: 'DELIVERED', to: 'CANCELLED', on: 'cancel once returned' },
	{ from: 'SENT', to: 'REGISTERED', on: 'sales data registered' },
	{ from: 'REGISTERED', to: 'REPORTED', on: 'result: reported to the card company' },
	{ from: 'REGISTERED', to: 'FAILED', on: 'result: failed' },
	{ from: 'REPORTED', to: 'CANCELLED', on: 'cancel once returned' },
	{ from: 'FAILED', to: 'CANCELLED', on: 'cancel' }
];

/** Nothing leaves it. */
export const SUBSCRIPTION_CARD_DEAD_ENDS: readonly SubscriptionCardState[] = ['CANCELLED'];

/** The shop's view [002] [003]; 決済完了 only means here that the sale may be reported. */
export const SUBSCRIPTION_CARD_STATUS_OF: Readonly<Record<SubscriptionCardState, PaymentStatus>> = {
	PENDING: 'awaiting_delivery',
	DELIVERED: 'completed',
	SENT: 'completed',
	REGISTERED: 'completed',
	REPORTED: 'reported',
	FAILED: 'capture_failed',
	CANCELLED: 'cancelled'
};

/** The charge is on its way, or done. */
export const SUBSCRIPTION_CARD_LIVE_STATES: readonly SubscriptionCardState[] = [
	'SENT',
	'REGISTERED',
	'REPORTED'
];

/** Nothing lies at the gateway that anybody would have to cancel there. */
export const SUBSCRIPTION_CARD_ENDED_STATES: readonly SubscriptionCardState[] = [
	'PENDING',
	'DELIVERED',
	'FAILED',
	'CANCELLED'
];
