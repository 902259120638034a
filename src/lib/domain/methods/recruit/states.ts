import type { PaymentStatus } from '../../orders/vocabulary.ts';
import type { Transition } from '../transitions.ts';

/** [001 §2-1], in the order of the source's table. */
export const RECRUIT_STATES = [
	'UNPROCESSED', // 未決済
	'REQSUCCESS', // 要求成功
	'AUTHPROCESS', // 認証処理中
	'AUTH', // 仮売上
	'SALES', // 実売上
	'CAPTURE_ACCEPTED', // 即時売上受付
	'CAPTURE', // 即時売上
	'AUTO_CANCELLED', // 自動キャンセル
	'CANCEL', // キャンセル
	'RETURN', // 返品: an amount change was accepted and is not final
	'PAYFAIL', // 決済失敗
	'EXPIRED' // 期限切れ
] as const;
export type RecruitState = (typeof RECRUIT_STATES)[number];

/**
 * [001 §2-1, §2-2, §2-3, §4]. The source's diagrams are not in our copy: what leaves 未決済 and 返品
 * is our reading, and an inquired state wins over this table.
 */
export const RECRUIT_TRANSITIONS: readonly Transition<RecruitState>[] = [
	{ from: 'UNPROCESSED', to: 'REQSUCCESS', on: 'exec accepted' },
	{ from: 'UNPROCESSED', to: 'PAYFAIL', on: 'error' },
	{ from: 'REQSUCCESS', to: 'AUTHPROCESS', on: 'buyer opened the authentication page' },
	{ from: 'REQSUCCESS', to: 'EXPIRED', on: 'time ran out' },
	{ from: 'REQSUCCESS', to: 'PAYFAIL', on: 'error' },
	{ from: 'AUTHPROCESS', to: 'AUTH', on: 'buyer confirmed, provisional sale' },
	{ from: 'AUTHPROCESS', to: 'CAPTURE_ACCEPTED', on: 'buyer confirmed, immediate sale' },
	{ from: 'AUTHPROCESS', to: 'EXPIRED', on: 'time ran out' },
	{ from: 'AUTHPROCESS', to: 'PAYFAIL', on: 'error' },
	{ from: 'CAPTURE_ACCEPTED', to: 'CAPTURE', on: 'Recruit confirmed' },
	{ from: 'CAPTURE_ACCEPTED', to: 'PAYFAIL', on: 'Recruit refused' },
	{ from: 'AUTH', to: 'AUTH', on: 'extension or amount change' },
	{ from: 'AUTH', to: 'SALES', on: 'capture' },
	{ from: 'AUTH', to: 'CANCEL', on: 'cancel' },
	{ from: 'AUTH', to: 'AUTO_CANCELLED', on: 'expiry passed' },
	{ from: 'SALES', to: 'RETURN', on: 'amount change accepted' },
	{ from: 'SALES', to: 'CANCEL', on: 'cancel' },
	{ from: 'CAPTURE', to: 'RETURN', on: 'amount change accepted' },
	{ from: 'CAPTURE', to: 'CANCEL', on: 'cancel' },
	{ from: 'RETURN', to: 'SALES', on: 'amount change final', provedByInquiry: true },
	{ from: 'RETURN', to: 'CAPTURE', on: 'amount change final', provedByInquiry: true }
];

/** Nothing leaves these. */
export const RECRUIT_DEAD_ENDS: readonly RecruitState[] = [
	'CANCEL',
	'AUTO_CANCELLED',
	'PAYFAIL',
	'EXPIRED'
];

/** The shop's view of a gateway state [000]; 即時売上受付 is a status of its own, because it can still fail. */
export const RECRUIT_STATUS_OF: Readonly<Record<RecruitState, PaymentStatus>> = {
	UNPROCESSED: 'needs_review',
	REQSUCCESS: 'needs_review',
	AUTHPROCESS: 'needs_review',
	AUTH: 'authorized',
	SALES: 'completed',
	CAPTURE_ACCEPTED: 'capture_accepted',
	CAPTURE: 'completed',
	AUTO_CANCELLED: 'authorization_expired',
	CANCEL: 'cancelled',
	RETURN: 'completed',
	PAYFAIL: 'payment_failed',
	EXPIRED: 'payment_failed'
};

/** States in which the buyer's money is held or taken. */
export const RECRUIT_LIVE_STATES: readonly RecruitState[] = [
	'AUTH',
	'CAPTURE_ACCEPTED',
	'SALES',
	'CAPTURE',
	'RETURN'
];

/** キャンセル, 自動キャンセル, 期限切れ: the gateway says that nothing is open, so no person need look. */
export const RECRUIT_ENDED_STATES: readonly RecruitState[] = [
	'CANCEL',
	'AUTO_CANCELLED',
	'EXPIRED'
];

/** States in which a sale was final once, so that its capture decides the windows. */
export const RECRUIT_SOLD_STATES: readonly string[] = [
	'SALES',
	'CAPTURE',
	'RETURN',
	'CANCEL'
] satisfies RecruitState[];
