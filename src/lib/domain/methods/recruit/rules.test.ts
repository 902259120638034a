import { describe, expect, it } from 'vitest';
import { judge } from '../../eligibility/judge.ts';
import { factsOf, jst, termsOf } from '../../orders/facts-for-tests.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import { ACTIONS, DELIVERY_STATUSES, type Action } from '../../orders/vocabulary.ts';
import { NOW, outcomeOf, verdictOf } from '../outcomes-for-tests.ts';

const AUTHORIZED: Partial<OrderFacts> = { gatewayState: 'AUTH' };
const PAID: Partial<OrderFacts> = {
	gatewayState: 'SALES',
	capturedAt: jst('2026-12-05T10:00:00')
};
const IMMEDIATE: Partial<OrderFacts> = { ...PAID, gatewayState: 'CAPTURE' };

/** By delivery status: unprocessed, delivered, returned. */
const byDelivery = (action: Action, facts: Partial<OrderFacts>) =>
	DELIVERY_STATUSES.map((deliveryStatus) => outcomeOf(action, { ...facts, deliveryStatus }));
const thrice = (outcome: string) => [outcome, outcome, outcome];

const EVERY_STATE: [string, Partial<OrderFacts>][] = [
	['UNPROCESSED', { gatewayState: 'UNPROCESSED' }],
	['REQSUCCESS', { gatewayState: 'REQSUCCESS' }],
	['AUTHPROCESS', { gatewayState: 'AUTHPROCESS' }],
	['AUTH', AUTHORIZED],
	['AUTH, capture failed', { ...AUTHORIZED, deskStatus: 'capture_failed' }],
	['SALES', PAID],
	['CAPTURE_ACCEPTED', { gatewayState: 'CAPTURE_ACCEPTED' }],
	['CAPTURE', IMMEDIATE],
	['RETURN', { ...PAID, gatewayState: 'RETURN' }],
	['AUTO_CANCELLED', { gatewayState: 'AUTO_CANCELLED' }],
	['CANCEL', { gatewayState: 'CANCEL' }],
	['PAYFAIL', { gatewayState: 'PAYFAIL' }],
	['EXPIRED', { gatewayState: 'EXPIRED' }]
];

/** What stands in [000] and [001] for each action: state → outcome by delivery status. */
const TABLE: Record<Action, Record<string, string[]>> = {
	capture: {
		UNPROCESSED: thrice('PAYMENT_NOT_FINISHED'),
		REQSUCCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTHPROCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTH: thrice('open →'),
		'AUTH, capture failed': thrice('CAPTURE_FAILED'),
		SALES: thrice('ALREADY_CAPTURED'),
		CAPTURE_ACCEPTED: thrice('CAPTURE_NOT_FINAL'),
		CAPTURE: thrice('ALREADY_CAPTURED'),
		RETURN: thrice('ALREADY_CAPTURED'),
		AUTO_CANCELLED: thrice('AUTHORIZATION_EXPIRED'),
		CANCEL: thrice('ALREADY_CANCELLED'),
		PAYFAIL: thrice('PAYMENT_FAILED'),
		EXPIRED: thrice('PAYMENT_FAILED')
	},
	cancel: {
		UNPROCESSED: thrice('open +confirm_cancel_at_console'),
		REQSUCCESS: thrice('open +confirm_cancel_at_console'),
		AUTHPROCESS: thrice('open +confirm_cancel_at_console'),
		AUTH: ['open →', 'DELIVERED_NOT_RETURNED', 'open →'],
		'AUTH, capture failed': [
			'open +check_payment_at_console',
			'ALREADY_DELIVERED',
			'ALREADY_RETURNED'
		],
		SALES: [
			'open +refund_or_cancel_at_console',
			'DELIVERED_NOT_RETURNED',
			'open +refund_or_cancel_at_console'
		],
		CAPTURE_ACCEPTED: thrice('CAPTURE_NOT_FINAL'),
		CAPTURE: [
			'open +refund_or_cancel_at_console',
			'DELIVERED_NOT_RETURNED',
			'open +refund_or_cancel_at_console'
		],
		RETURN: thrice('AMOUNT_CHANGE_PENDING'),
		AUTO_CANCELLED: thrice('open'),
		CANCEL: thrice('ALREADY_CANCELLED'),
		PAYFAIL: thrice('open +confirm_cancel_at_console'),
		EXPIRED: thrice('open')
	},
	changeAmount: {
		UNPROCESSED: thrice('PAYMENT_NOT_FINISHED'),
		REQSUCCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTHPROCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTH: thrice('open →'),
		'AUTH, capture failed': thrice('CAPTURE_FAILED'),
		SALES: thrice('open →'),
		CAPTURE_ACCEPTED: thrice('CAPTURE_NOT_FINAL'),
		CAPTURE: thrice('open →'),
		RETURN: thrice('AMOUNT_CHANGE_PENDING'),
		AUTO_CANCELLED: thrice('AUTHORIZATION_EXPIRED'),
		CANCEL: thrice('ALREADY_CANCELLED'),
		PAYFAIL: thrice('PAYMENT_FAILED'),
		EXPIRED: thrice('PAYMENT_FAILED')
	},
	correctedCapture: Object.fromEntries(
		EVERY_STATE.map(([state]) => [state, thrice('NOT_OFFERED_BY_SYSTEM')])
	),
	changeContent: {
		UNPROCESSED: thrice('PAYMENT_NOT_FINISHED'),
		REQSUCCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTHPROCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTH: thrice('open →'),
		'AUTH, capture failed': thrice('CAPTURE_FAILED'),
		SALES: thrice('CONTENT_FIXED_AFTER_CAPTURE'),
		CAPTURE_ACCEPTED: thrice('CAPTURE_NOT_FINAL'),
		CAPTURE: thrice('CONTENT_FIXED_AFTER_CAPTURE'),
		RETURN: thrice('CONTENT_FIXED_AFTER_CAPTURE'),
		AUTO_CANCELLED: thrice('AUTHORIZATION_EXPIRED'),
		CANCEL: thrice('ALREADY_CANCELLED'),
		PAYFAIL: thrice('PAYMENT_FAILED'),
		EXPIRED: thrice('PAYMENT_FAILED')
	},
	sendChange: {
		UNPROCESSED: thrice('PAYMENT_NOT_FINISHED'),
		REQSUCCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTHPROCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTH: thrice('NOTHING_TO_SEND'),
		'AUTH, capture failed': thrice('CAPTURE_FAILED'),
		SALES: thrice('NOTHING_TO_SEND'),
		CAPTURE_ACCEPTED: thrice('CAPTURE_NOT_FINAL'),
		CAPTURE: thrice('NOTHING_TO_SEND'),
		RETURN: thrice('AMOUNT_CHANGE_PENDING'),
		AUTO_CANCELLED: thrice('AUTHORIZATION_EXPIRED'),
		CANCEL: thrice('ALREADY_CANCELLED'),
		PAYFAIL: thrice('PAYMENT_FAILED'),
		EXPIRED: thrice('PAYMENT_FAILED')
	},
	extend: {
		UNPROCESSED: thrice('PAYMENT_NOT_FINISHED'),
		REQSUCCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTHPROCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTH: thrice('open →'),
		'AUTH, capture failed': thrice('CAPTURE_FAILED'),
		SALES: thrice('ALREADY_CAPTURED'),
		CAPTURE_ACCEPTED: thrice('CAPTURE_NOT_FINAL'),
		CAPTURE: thrice('ALREADY_CAPTURED'),
		RETURN: thrice('ALREADY_CAPTURED'),
		AUTO_CANCELLED: thrice('AUTHORIZATION_EXPIRED'),
		CANCEL: thrice('ALREADY_CANCELLED'),
		PAYFAIL: thrice('PAYMENT_FAILED'),
		EXPIRED: thrice('PAYMENT_FAILED')
	},
	deliver: {
		UNPROCESSED: thrice('PAYMENT_NOT_FINISHED'),
		REQSUCCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTHPROCESS: thrice('PAYMENT_NOT_FINISHED'),
		AUTH: thrice('NOT_CAPTURED'),
		'AUTH, capture failed': thrice('CAPTURE_FAILED'),
		SALES: ['open', 'ALREADY_DELIVERED', 'ALREADY_RETURNED'],
		CAPTURE_ACCEPTED: thrice('CAPTURE_NOT_FINAL'),
		CAPTURE: ['open', 'ALREADY_DELIVERED', 'ALREADY_RETURNED'],
		RETURN: ['open', 'ALREADY_DELIVERED', 'ALREADY_RETURNED'],
		AUTO_CANCELLED: thrice('AUTHORIZATION_EXPIRED'),
		CANCEL: thrice('ALREADY_CANCELLED'),
		PAYFAIL: thrice('PAYMENT_FAILED'),
		EXPIRED: thrice('PAYMENT_FAILED')
	},
	return: Object.fromEntries(
		EVERY_STATE.map(([state]) => [
			state,
			state === 'CAPTURE_ACCEPTED'
				? thrice('CAPTURE_NOT_FINAL')
				: ['NOT_DELIVERED', 'open', 'ALREADY_RETURNED']
		])
	),
	changePaymentMethod: {
		UNPROCESSED: thrice('open +cancel_at_console'),
		REQSUCCESS: thrice('open +cancel_at_console'),
		AUTHPROCESS: thrice('open +cancel_at_console'),
		AUTH: thrice('PAYMENT_STILL_LIVE'),
		'AUTH, capture failed': thrice('CAPTURE_FAILED'),
		SALES: thrice('PAYMENT_STILL_LIVE'),
		CAPTURE_ACCEPTED: thrice('CAPTURE_NOT_FINAL'),
		CAPTURE: thrice('PAYMENT_STILL_LIVE'),
		RETURN: thrice('PAYMENT_STILL_LIVE'),
		AUTO_CANCELLED: thrice('open'),
		CANCEL: thrice('open'),
		PAYFAIL: thrice('open +cancel_at_console'),
		EXPIRED: thrice('open')
	},
	inquire: Object.fromEntries(EVERY_STATE.map(([state]) => [state, thrice('open →')]))
};

describe.each(ACTIONS)('%s', (action) => {
	it.each(EVERY_STATE)('in %s', (state, facts) => {
		expect(byDelivery(action, facts)).toEqual(TABLE[action][state]);
	});
});

describe('payment status', () => {
	it.each([
		['UNPROCESSED', 'needs_review'],
		['REQSUCCESS', 'needs_review'],
		['AUTHPROCESS', 'needs_review'],
		['AUTH', 'authorized'],
		['SALES', 'completed'],
		['CAPTURE_ACCEPTED', 'capture_accepted'],
		['CAPTURE', 'completed'],
		['AUTO_CANCELLED', 'authorization_expired'],
		['CANCEL', 'cancelled'],
		['RETURN', 'completed'],
		['PAYFAIL', 'payment_failed'],
		['EXPIRED', 'payment_failed']
	] as const)('%s is %s', (gatewayState, status) => {
		const of = (deskStatus: OrderFacts['deskStatus']) =>
			judge(factsOf({ gatewayState, deskStatus }), termsOf(), NOW).paymentStatus;
		expect(of(null)).toBe(status);
		expect(of('cancelled')).toBe('cancelled');
		expect(of('capture_failed')).toBe(gatewayState === 'AUTH' ? 'capture_failed' : status);
	});
});

describe('changes that were not sent', () => {
	it.each([{ localAmount: 4500 }, { localAmount: 5500 }, { contentUnsent: true }])(
		'%o blocks the capture and can be sent',
		(change) => {
			expect(outcomeOf('capture', { ...AUTHORIZED, ...change })).toBe('UNSENT_CHANGE');
			expect(outcomeOf('sendChange', { ...AUTHORIZED, ...change })).toBe('open →');
			expect(outcomeOf('cancel', { ...AUTHORIZED, ...change })).toBe('open →');
			expect(outcomeOf('extend', { ...AUTHORIZED, ...change })).toBe('open →');
		}
	);

	it('after the capture only go down, and content is fixed', () => {
		expect(outcomeOf('sendChange', { ...PAID, localAmount: 4500 })).toBe('open →');
		expect(outcomeOf('sendChange', { ...PAID, localAmount: 4500, contentUnsent: true })).toBe(
			'open →'
		);
		expect(outcomeOf('sendChange', { ...PAID, localAmount: 5500 })).toBe(
			'AMOUNT_INCREASE_AFTER_CAPTURE'
		);
		expect(outcomeOf('sendChange', { ...PAID, contentUnsent: true })).toBe(
			'CONTENT_FIXED_AFTER_CAPTURE'
		);
	});

	it('are judged with the amount that is considered', () => {
		expect(verdictOf('sendChange', AUTHORIZED, { newAmount: 4000 }).allowed).toBe(true);
		expect(
			verdictOf('sendChange', { ...AUTHORIZED, localAmount: 4000 }, { newAmount: 4980 }).refusal
				?.code
		).toBe('NOTHING_TO_SEND');
		expect(verdictOf('capture', AUTHORIZED, { newAmount: 4000 }).allowed).toBe(true);
	});
});

describe('amounts', () => {
	const codeOf = (facts: Partial<OrderFacts>, newAmount: number) =>
		(['changeAmount', 'sendChange'] as const).map(
			(action) => verdictOf(action, facts, { newAmount }).refusal?.code ?? 'open'
		);

	it.each([
		['authorized, lowest', AUTHORIZED, 1, 'open'],
		['authorized, highest', AUTHORIZED, 9_999_999, 'open'],
		['authorized, nothing', AUTHORIZED, 0, 'AMOUNT_OUT_OF_RANGE'],
		['authorized, negative', AUTHORIZED, -1, 'AMOUNT_OUT_OF_RANGE'],
		['authorized, too high', AUTHORIZED, 10_000_000, 'AMOUNT_OUT_OF_RANGE'],
		['points only, down', { ...AUTHORIZED, pointsOnly: true }, 4979, 'open'],
		[
			'points only, up',
			{ ...AUTHORIZED, pointsOnly: true },
			4981,
			'AMOUNT_INCREASE_WITH_POINTS_ONLY'
		],
		['paid, down', PAID, 4979, 'open'],
		['paid, up', PAID, 4981, 'AMOUNT_INCREASE_AFTER_CAPTURE'],
		['paid, nothing', PAID, 0, 'AMOUNT_OUT_OF_RANGE'],
		['paid, too high', IMMEDIATE, 10_000_000, 'AMOUNT_OUT_OF_RANGE']
	] as const)('%s', (_, facts, newAmount, code) => {
		expect(codeOf(facts, newAmount)).toEqual([code, code]);
	});

	it('equal to the gateway’s is no change', () => {
		expect(codeOf(AUTHORIZED, 4980)).toEqual(['NO_CHANGE', 'NOTHING_TO_SEND']);
		expect(codeOf({ ...PAID, localAmount: 4500 }, 4980)).toEqual(['NO_CHANGE', 'NOTHING_TO_SEND']);
	});
});

describe('extension', () => {
	it.each([
		[{ extensionEnabled: false }, 'EXTENSION_TURNED_OFF'],
		[{ extensionDays: null }, 'EXTENSION_NOT_IN_CONTRACT']
	] as const)('with %o is closed and promises nothing', (terms, code) => {
		const verdict = verdictOf('extend', AUTHORIZED, { terms });
		expect(verdict.refusal?.code).toBe(code);
		expect(verdict).toMatchObject({ newExpiry: null, opensAt: null, closesAt: null });
	});
});

describe('warnings', () => {
	const warned = (action: Action, facts: Partial<OrderFacts>, at = NOW, newAmount?: number) =>
		verdictOf(action, facts, {
			at,
			...(newAmount === undefined ? {} : { newAmount })
		}).warnings.map(({ code }) => code);

	it('tell that each change mails the buyer', () => {
		for (const action of ['changeAmount', 'changeContent', 'sendChange'] as const) {
			expect(warned(action, { ...AUTHORIZED, localAmount: 4500 })).toEqual([
				'BUYER_WILL_BE_MAILED'
			]);
		}
	});

	it('tell that a coupon may go, strictly below its threshold', () => {
		const coupon = { ...AUTHORIZED, couponThreshold: 4000 };
		expect(warned('changeAmount', coupon, NOW, 4000)).not.toContain('COUPON_MAY_BE_WITHDRAWN');
		expect(warned('changeAmount', coupon, NOW, 3999)).toContain('COUPON_MAY_BE_WITHDRAWN');
		expect(warned('sendChange', { ...coupon, localAmount: 3999 })).toContain(
			'COUPON_MAY_BE_WITHDRAWN'
		);
	});

	it('tell while the buyer may still pay', () => {
		const execAt = jst('2026-12-10T11:00:00');
		const handed = { gatewayState: 'REQSUCCESS', execAt, startLimitSeconds: 3600 };
		expect(warned('cancel', handed, NOW - 1)).toEqual(['BUYER_MAY_STILL_PAY']);
		expect(warned('cancel', handed, NOW)).toEqual([]);
		expect(warned('cancel', { ...handed, gatewayState: 'AUTHPROCESS' }, NOW)).toEqual([
			'BUYER_MAY_STILL_PAY'
		]);
		expect(warned('cancel', { gatewayState: 'UNPROCESSED' })).toEqual(['BUYER_MAY_STILL_PAY']);
		expect(warned('cancel', { gatewayState: 'PAYFAIL' })).toEqual([]);
	});

	it('tell what else a person must know', () => {
		expect(warned('cancel', { ...AUTHORIZED, destinations: 3 })).toEqual([
			'ALL_DESTINATIONS_CANCELLED'
		]);
		expect(warned('cancel', { ...PAID, destinations: 3 })).toEqual(['ALL_DESTINATIONS_CANCELLED']);
		expect(warned('extend', AUTHORIZED)).toEqual(['EXTENSION_MAY_FAIL']);
		expect(warned('changePaymentMethod', { gatewayState: 'CANCEL' })).toEqual([
			'FEES_NOT_RECALCULATED'
		]);
	});

	it('are silent about what is closed', () => {
		expect(warned('extend', PAID)).toEqual([]);
	});
});
