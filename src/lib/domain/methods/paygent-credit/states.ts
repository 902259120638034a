import type { PaymentStatus } from '../../orders/vocabulary.ts';
import type { Transition } from '../transitions.ts';

/** States of a card payment at Paygent that the desk tells apart [004 §1]. */
export const PAYGENT_CREDIT_STATES = [
	'AUTH_OK', // オーソリOK, shown as a blank in the module's list
	'CAPTURED', // 売上
	'CORRECTED', // 補正売上
	'AUTH_CANCELLED', // オーソリキャンセル
	'CAPTURE_CANCELLED', // 売上キャンセル
	'CAPTURED_FINAL', // status 41: 消込済(売上取消期限切)
	'AUTH_EXPIRED', // status 33: オーソリ期限切
	'FAILED'
] as const;
export type PaygentCreditState = (typeof PAYGENT_CREDIT_STATES)[number];

/** [004 §1, §3]; repeated corrected captures, and a cancel after one, are ours. */
export const PAYGENT_CREDIT_TRANSITIONS: readonly Transition<PaygentCreditState>[] = [
	{ from: 'AUTH_OK', to: 'CAPTURED', on: 'capture' },
	{ from: 'AUTH_OK', to: 'CORRECTED', on: 'corrected capture' },
	{ from: 'AUTH_OK', to: 'AUTH_CANCELLED', on: 'cancel' },
	{ from: 'AUTH_OK', to: 'AUTH_EXPIRED', on: 'expiry passed' },
	{ from: 'CAPTURED', to: 'CORRECTED', on: 'corrected capture' },
	{ from: 'CAPTURED', to: 'CAPTURE_CANCELLED', on: 'cancel' },
	{ from: 'CAPTURED', to: 'CAPTURED_FINAL', on: 'time to cancel passed' },
	{ from: 'CORRECTED', to: 'CORRECTED', on: 'corrected capture' },
	{ from: 'CORRECTED', to: 'CAPTURE_CANCELLED', on: 'cancel' },
	{ from: 'CORRECTED', to: 'CAPTURED_FINAL', on: 'time to cancel passed' }
];

/** Nothing leaves these. */
export const PAYGENT_CREDIT_DEAD_ENDS: readonly PaygentCreditState[] = [
	'AUTH_CANCELLED',
	'CAPTURE_CANCELLED',
	'CAPTURED_FINAL',
	'AUTH_EXPIRED',
	'FAILED'
];

/** The shop's view (ours: the module shows the card's own status). */
export const PAYGENT_CREDIT_STATUS_OF: Readonly<Record<PaygentCreditState, PaymentStatus>> = {
	AUTH_OK: 'authorized',
	CAPTURED: 'completed',
	CORRECTED: 'completed',
	AUTH_CANCELLED: 'cancelled',
	CAPTURE_CANCELLED: 'cancelled',
	CAPTURED_FINAL: 'completed',
	AUTH_EXPIRED: 'authorization_expired',
	FAILED: 'payment_failed'
};

/** States in which the buyer's money is held or taken. */
export const PAYGENT_CREDIT_LIVE_STATES: readonly PaygentCreditState[] = [
	'AUTH_OK',
	'CAPTURED',
	'CORRECTED',
	'CAPTURED_FINAL'
];

export const PAYGENT_CREDIT_ENDED_STATES: readonly PaygentCreditState[] = [
	'AUTH_CANCELLED',
	'CAPTURE_CANCELLED',
	'AUTH_EXPIRED'
];
