import type { PaymentStatus } from '../../orders/vocabulary.ts';
import type { Transition } from '../transitions.ts';

/** States of a card transaction at SMBC GMO PAYMENT, from its beginning to its end. */
export const SGP_CARD_STATES = [
	'UNPROCESSED', // 未決済
	'AUTHENTICATED', // 未決済(3D登録済)
	'CHECK', // 有効性チェック: a reservation order (予約商品), nothing is held
	'AUTH', // 仮売上
	'SALES', // 実売上
	'CAPTURE', // 即時売上
	'VOID', // 取消
	'RETURN', // 返品
	'RETURNX' // 月跨り返品
] as const;
export type SgpCardState = (typeof SGP_CARD_STATES)[number];

/** The source names statuses only [002]; the steps between the states are our reading. */
export const SGP_CARD_TRANSITIONS: readonly Transition<SgpCardState>[] = [
	{ from: 'UNPROCESSED', to: 'AUTHENTICATED', on: 'buyer authenticated' },
	{ from: 'UNPROCESSED', to: 'CHECK', on: 'card checked for a reservation' },
	{ from: 'UNPROCESSED', to: 'AUTH', on: 'provisional sale' },
	{ from: 'UNPROCESSED', to: 'CAPTURE', on: 'immediate sale' },
	{ from: 'AUTHENTICATED', to: 'CHECK', on: 'card checked for a reservation' },
	{ from: 'AUTHENTICATED', to: 'AUTH', on: 'provisional sale' },
	{ from: 'AUTHENTICATED', to: 'CAPTURE', on: 'immediate sale' },
	{ from: 'CHECK', to: 'AUTH', on: 'registered card authorized' },
	{ from: 'CHECK', to: 'CAPTURE', on: 'registered card charged' },
	{ from: 'AUTH', to: 'AUTH', on: 'amount change' },
	{ from: 'AUTH', to: 'SALES', on: 'capture' },
	{ from: 'AUTH', to: 'VOID', on: 'cancel on the same day' },
	{ from: 'AUTH', to: 'RETURN', on: 'cancel' },
	{ from: 'SALES', to: 'VOID', on: 'cancel on the same day' },
	{ from: 'SALES', to: 'RETURN', on: 'cancel in the same month' },
	{ from: 'SALES', to: 'RETURNX', on: 'cancel in a later month' },
	{ from: 'CAPTURE', to: 'VOID', on: 'cancel on the same day' },
	{ from: 'CAPTURE', to: 'RETURN', on: 'cancel in the same month' },
	{ from: 'CAPTURE', to: 'RETURNX', on: 'cancel in a later month' }
];

/** Nothing leaves these. */
export const SGP_CARD_DEAD_ENDS: readonly SgpCardState[] = ['VOID', 'RETURN', 'RETURNX'];

/** The shop's view of a gateway state [002]; 売上失敗 is the desk's own word after a failed capture. */
export const SGP_CARD_STATUS_OF: Readonly<Record<SgpCardState, PaymentStatus>> = {
	UNPROCESSED: 'needs_review',
	AUTHENTICATED: 'needs_review',
	CHECK: 'authorized',
	AUTH: 'authorized',
	SALES: 'completed',
	CAPTURE: 'completed',
	VOID: 'cancelled',
	RETURN: 'cancelled',
	RETURNX: 'cancelled'
};

/** States in which the card was authorized; unlike Recruit's, a 返品 here is a refund. */
export const SGP_CARD_AUTHORIZED_STATES: readonly SgpCardState[] = [
	'AUTH',
	'SALES',
	'CAPTURE',
	'VOID',
	'RETURN',
	'RETURNX'
];

/** States in which the buyer's money is held or taken. */
export const SGP_CARD_LIVE_STATES: readonly SgpCardState[] = ['AUTH', 'SALES', 'CAPTURE'];

/** Nothing is held (any more); a validity check never held anything. */
export const SGP_CARD_ENDED_STATES: readonly SgpCardState[] = [
	'CHECK',
	'VOID',
	'RETURN',
	'RETURNX'
];
