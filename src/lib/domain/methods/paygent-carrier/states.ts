import type { PaymentStatus } from '../../orders/vocabulary.ts';
import type { Transition } from '../transitions.ts';

/** States of a phone carrier's payment at Paygent; the first four are the columns of [004 §5]. */
export const PAYGENT_CARRIER_STATES = [
	'AUTH_OK', // オーソリOK
	'AUTH_COMPLETE', // オーソリ完了
	'CLEARING', // 消込済
	'CLEARED', // 消込完了
	'CANCELLED', // 取消
	'AUTH_EXPIRED', // status 33: オーソリ期限切
	'FAILED'
] as const;
export type PaygentCarrierState = (typeof PAYGENT_CARRIER_STATES)[number];

/** [004 §5]; what leaves 消込済 other than 消込完了 is our reading. */
export const PAYGENT_CARRIER_TRANSITIONS: readonly Transition<PaygentCarrierState>[] = [
	{ from: 'AUTH_OK', to: 'AUTH_COMPLETE', on: 'authorization completed' },
	{ from: 'AUTH_OK', to: 'CLEARING', on: 'capture or corrected capture' },
	{ from: 'AUTH_OK', to: 'CANCELLED', on: 'cancel' },
	{ from: 'AUTH_OK', to: 'AUTH_EXPIRED', on: 'expiry passed' },
	{ from: 'AUTH_COMPLETE', to: 'CLEARING', on: 'capture or corrected capture' },
	{ from: 'AUTH_COMPLETE', to: 'CANCELLED', on: 'cancel' },
	{ from: 'AUTH_COMPLETE', to: 'AUTH_EXPIRED', on: 'expiry passed' },
	{ from: 'CLEARING', to: 'CLEARED', on: 'carrier confirmed' },
	{ from: 'CLEARING', to: 'FAILED', on: 'carrier refused' },
	{
		from: 'CLEARED',
		to: 'CLEARING',
		on: 'corrected capture (docomo)',
		provedByInquiry: true
	},
	{ from: 'CLEARED', to: 'CANCELLED', on: 'cancel (docomo)' }
];

/** Nothing leaves these. */
export const PAYGENT_CARRIER_DEAD_ENDS: readonly PaygentCarrierState[] = [
	'CANCELLED',
	'AUTH_EXPIRED',
	'FAILED'
];

/** The module's 入金待ち is 仮売上 here, its 売上 is 決済完了 [004 §5]. */
export const PAYGENT_CARRIER_STATUS_OF: Readonly<Record<PaygentCarrierState, PaymentStatus>> = {
	AUTH_OK: 'authorized',
	AUTH_COMPLETE: 'authorized',
	CLEARING: 'completed',
	CLEARED: 'completed',
	CANCELLED: 'cancelled',
	AUTH_EXPIRED: 'authorization_expired',
	FAILED: 'payment_failed'
};

/** States in which the buyer's money is held or taken. */
export const PAYGENT_CARRIER_LIVE_STATES: readonly PaygentCarrierState[] = [
	'AUTH_OK',
	'AUTH_COMPLETE',
	'CLEARING',
	'CLEARED'
];

export const PAYGENT_CARRIER_ENDED_STATES: readonly PaygentCarrierState[] = [
	'CANCELLED',
	'AUTH_EXPIRED'
];
