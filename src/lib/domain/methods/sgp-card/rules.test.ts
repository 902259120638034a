import { describe, expect, it } from 'vitest';
import { judge } from '../../eligibility/judge.ts';
import { factsOf, termsOf } from '../../orders/facts-for-tests.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import { ACTIONS, type Action } from '../../orders/vocabulary.ts';
import { NOW, outcomeOf, outcomesOf, verdictOf, warningsOf } from '../outcomes-for-tests.ts';
import { SGP_CARD_STATES } from './states.ts';

const sgp = (differing: Partial<OrderFacts>): Partial<OrderFacts> => ({
	system: 'sgp-card',
	...differing
});
const AUTH = sgp({ gatewayState: 'AUTH' });
const CHECK = sgp({ gatewayState: 'CHECK', authorizedAt: null, reservation: true });
const SALES = sgp({ gatewayState: 'SALES' });
const FAILED = sgp({ gatewayState: 'AUTH', deskStatus: 'capture_failed' });
const READ = { captureErrorAcknowledged: true };

const EVERY_STATE: Record<string, Partial<OrderFacts>> = {
	UNPROCESSED: sgp({ gatewayState: 'UNPROCESSED', authorizedAt: null }),
	AUTHENTICATED: sgp({ gatewayState: 'AUTHENTICATED', authorizedAt: null }),
	CHECK,
	'CHECK, capture failed': { ...CHECK, deskStatus: 'capture_failed' },
	'CHECK, capture failed, error read': { ...CHECK, deskStatus: 'capture_failed', ...READ },
	AUTH,
	'AUTH, capture failed': FAILED,
	'AUTH, capture failed, error read': { ...FAILED, ...READ },
	SALES,
	CAPTURE: sgp({ gatewayState: 'CAPTURE' }),
	VOID: sgp({ gatewayState: 'VOID' }),
	RETURN: sgp({ gatewayState: 'RETURN' }),
	RETURNX: sgp({ gatewayState: 'RETURNX' }),
	'cancelled here, UNPROCESSED': sgp({ gatewayState: 'UNPROCESSED', deskStatus: 'cancelled' }),
	'cancelled here, CHECK': { ...CHECK, deskStatus: 'cancelled' },
	'cancelled here, AUTH': sgp({ gatewayState: 'AUTH', deskStatus: 'cancelled' }),
	'cancelled here, SALES': sgp({ gatewayState: 'SALES', deskStatus: 'cancelled' })
};

const UNREAD = 'CAPTURE_ERROR_NOT_ACKNOWLEDGED';
const LIVE = 'LIVE_PAYMENT_ON_CANCELLED_ORDER';
/** What every action but a few says of an order that is over or has not begun. */
const idle = {
	UNPROCESSED: 'PAYMENT_NOT_FINISHED',
	AUTHENTICATED: 'PAYMENT_NOT_FINISHED',
	VOID: 'ALREADY_CANCELLED',
	RETURN: 'ALREADY_CANCELLED',
	RETURNX: 'ALREADY_CANCELLED',
	'cancelled here, UNPROCESSED': 'ALREADY_CANCELLED',
	'cancelled here, CHECK': 'ALREADY_CANCELLED',
	'cancelled here, AUTH': LIVE,
	'cancelled here, SALES': LIVE
};
const unlessDelivered = (outcome: string) => [outcome, 'DELIVERED_NOT_RETURNED', outcome];
const onceDelivered = ['NOT_DELIVERED', 'open', 'ALREADY_RETURNED'];
const never = Object.fromEntries(
	Object.keys(EVERY_STATE).map((state) => [state, 'NOT_OFFERED_BY_SYSTEM'])
);

/** [002] and our rows: state → outcome, by delivery status where it matters. */
const TABLE: Record<Action, Record<string, string | string[]>> = {
	capture: {
		...idle,
		CHECK: 'open →',
		'CHECK, capture failed': UNREAD,
		'CHECK, capture failed, error read': 'open →',
		AUTH: 'open →',
		'AUTH, capture failed': UNREAD,
		'AUTH, capture failed, error read': 'open →',
		SALES: 'ALREADY_CAPTURED',
		CAPTURE: 'ALREADY_CAPTURED'
	},
	cancel: {
		...idle,
		UNPROCESSED: unlessDelivered('open +confirm_cancel_at_console'),
		AUTHENTICATED: unlessDelivered('open +confirm_cancel_at_console'),
		CHECK: unlessDelivered('open'),
		'CHECK, capture failed': unlessDelivered('open'),
		'CHECK, capture failed, error read': unlessDelivered('open'),
		AUTH: unlessDelivered('open →'),
		'AUTH, capture failed': unlessDelivered('open →'),
		'AUTH, capture failed, error read': unlessDelivered('open →'),
		SALES: unlessDelivered('open →'),
		CAPTURE: unlessDelivered('open →')
	},
	changeAmount: {
		...idle,
		CHECK: 'open',
		'CHECK, capture failed': UNREAD,
		'CHECK, capture failed, error read': 'open',
		AUTH: 'open →',
		'AUTH, capture failed': UNREAD,
		'AUTH, capture failed, error read': 'open →',
		SALES: 'ALREADY_CAPTURED',
		CAPTURE: 'ALREADY_CAPTURED'
	},
	changeContent: {
		...idle,
		CHECK: 'open',
		'CHECK, capture failed': UNREAD,
		'CHECK, capture failed, error read': 'open',
		AUTH: 'open →',
		'AUTH, capture failed': UNREAD,
		'AUTH, capture failed, error read': 'open →',
		SALES: 'CONTENT_FIXED_AFTER_CAPTURE',
		CAPTURE: 'CONTENT_FIXED_AFTER_CAPTURE'
	},
	sendChange: {
		...idle,
		CHECK: 'RESERVATION_NEEDS_NO_SEND',
		'CHECK, capture failed': 'RESERVATION_NEEDS_NO_SEND',
		'CHECK, capture failed, error read': 'RESERVATION_NEEDS_NO_SEND',
		AUTH: 'NOTHING_TO_SEND',
		'AUTH, capture failed': UNREAD,
		'AUTH, capture failed, error read': 'NOTHING_TO_SEND',
		SALES: 'ALREADY_CAPTURED',
		CAPTURE: 'ALREADY_CAPTURED'
	},
	correctedCapture: never,
	extend: never,
	deliver: {
		...idle,
		CHECK: 'NOT_CAPTURED',
		'CHECK, capture failed': 'CAPTURE_FAILED',
		'CHECK, capture failed, error read': 'CAPTURE_FAILED',
		AUTH: 'NOT_CAPTURED',
		'AUTH, capture failed': 'CAPTURE_FAILED',
		'AUTH, capture failed, error read': 'CAPTURE_FAILED',
		SALES: ['open', 'ALREADY_DELIVERED', 'ALREADY_RETURNED'],
		CAPTURE: ['open', 'ALREADY_DELIVERED', 'ALREADY_RETURNED']
	},
	return: {
		...Object.fromEntries(Object.keys(EVERY_STATE).map((state) => [state, onceDelivered])),
		'cancelled here, AUTH': LIVE,
		'cancelled here, SALES': LIVE
	},
	changePaymentMethod: {
		UNPROCESSED: 'open +cancel_at_console',
		AUTHENTICATED: 'open +cancel_at_console',
		CHECK: 'PAYMENT_STILL_LIVE',
		'CHECK, capture failed': 'open',
		'CHECK, capture failed, error read': 'open',
		AUTH: 'PAYMENT_STILL_LIVE',
		'AUTH, capture failed': 'open +cancel_at_console',
		'AUTH, capture failed, error read': 'open +cancel_at_console',
		SALES: 'PAYMENT_STILL_LIVE',
		CAPTURE: 'PAYMENT_STILL_LIVE',
		VOID: 'open',
		RETURN: 'open',
		RETURNX: 'open',
		'cancelled here, UNPROCESSED': 'open +cancel_at_console',
		'cancelled here, CHECK': 'open',
		'cancelled here, AUTH': 'open +cancel_at_console',
		'cancelled here, SALES': 'open +cancel_at_console'
	},
	inquire: Object.fromEntries(Object.keys(EVERY_STATE).map((state) => [state, 'open →']))
};

describe.each(ACTIONS)('%s', (action) => {
	it.each(Object.entries(EVERY_STATE))('in %s', (state, facts) => {
		expect(outcomesOf(action, facts)).toEqual(TABLE[action][state]);
	});
});

it('every state is in the table', () => {
	expect(Object.keys(EVERY_STATE)).toEqual(expect.arrayContaining([...SGP_CARD_STATES]));
});

describe('payment status', () => {
	it.each([
		['UNPROCESSED', 'needs_review'],
		['AUTHENTICATED', 'needs_review'],
		['CHECK', 'authorized'],
		['AUTH', 'authorized'],
		['SALES', 'completed'],
		['CAPTURE', 'completed'],
		['VOID', 'cancelled'],
		['RETURN', 'cancelled'],
		['RETURNX', 'cancelled']
	] as const)('%s is %s', (gatewayState, status) => {
		const of = (deskStatus: OrderFacts['deskStatus']) =>
			judge(factsOf(sgp({ gatewayState, deskStatus })), termsOf(), NOW).paymentStatus;
		expect(of(null)).toBe(status);
		expect(of('cancelled')).toBe('cancelled');
		expect(of('capture_failed')).toBe(status === 'authorized' ? 'capture_failed' : status);
	});
});

describe('changes that were not sent', () => {
	it.each([{ localAmount: 4500 }, { localAmount: 5500 }, { contentUnsent: true }])(
		'%o block the capture and can be sent',
		(change) => {
			for (const order of [AUTH, { ...FAILED, ...READ }]) {
				expect(outcomeOf('capture', { ...order, ...change })).toBe('UNSENT_CHANGE');
				expect(outcomeOf('sendChange', { ...order, ...change })).toBe('open →');
				expect(outcomeOf('cancel', { ...order, ...change })).toBe('open →');
			}
			expect(outcomeOf('sendChange', { ...FAILED, ...change })).toBe(UNREAD);
			expect(outcomeOf('sendChange', { ...SALES, ...change })).toBe('ALREADY_CAPTURED');
		}
	);

	it.each([{ localAmount: 4500 }, { localAmount: 5500 }, { contentUnsent: true }])(
		'%o are what a reservation charges',
		(change) => {
			expect(outcomeOf('capture', { ...CHECK, ...change })).toBe('open →');
			expect(outcomeOf('sendChange', { ...CHECK, ...change })).toBe('RESERVATION_NEEDS_NO_SEND');
		}
	);

	it('a reservation that was authorized is an ordinary order', () => {
		const order = { ...AUTH, reservation: true, localAmount: 4500 };
		expect(outcomeOf('capture', order)).toBe('UNSENT_CHANGE');
		expect(outcomeOf('sendChange', order)).toBe('open →');
	});
});

describe('the amount considered', () => {
	it.each([
		[1, 'open →', 'open →'],
		[9_999_999, 'open →', 'open →'],
		[0, 'AMOUNT_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE'],
		[10_000_000, 'AMOUNT_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE'],
		[4980, 'NO_CHANGE', 'NOTHING_TO_SEND']
	])('%i', (newAmount, change, send) => {
		expect(outcomeOf('changeAmount', AUTH, { newAmount })).toBe(change);
		expect(outcomeOf('sendChange', AUTH, { newAmount })).toBe(send);
	});
});

describe('warnings', () => {
	it('tell a capture that nothing was shipped', () => {
		expect(warningsOf('capture', AUTH)).toEqual(['NO_SIGN_OF_SHIPPING']);
		expect(warningsOf('capture', CHECK)).toEqual(['NO_SIGN_OF_SHIPPING']);
		expect(warningsOf('capture', { ...AUTH, hasSlipNumber: true })).toEqual([]);
		expect(warningsOf('capture', { ...AUTH, deliveryStatus: 'delivered' })).toEqual([]);
	});

	it('tell a return that the payment stays', () => {
		const delivered = { deliveryStatus: 'delivered' } as const;
		expect(warningsOf('return', { ...SALES, ...delivered })).toEqual(['RETURN_DOES_NOT_CANCEL']);
		expect(warningsOf('return', { ...AUTH, ...delivered })).toEqual(['RETURN_DOES_NOT_CANCEL']);
		expect(warningsOf('return', sgp({ gatewayState: 'VOID', ...delivered }))).toEqual([]);
	});

	it('tell a cancel that the buyer may still pay', () => {
		expect(warningsOf('cancel', sgp({ gatewayState: 'AUTHENTICATED' }))).toEqual([
			'BUYER_MAY_STILL_PAY'
		]);
		expect(warningsOf('cancel', AUTH)).toEqual([]);
	});

	it('tell that fees are not recalculated', () => {
		expect(warningsOf('changePaymentMethod', sgp({ gatewayState: 'VOID' }))).toEqual([
			'FEES_NOT_RECALCULATED'
		]);
	});
});

it('the reason for a closed capture names its source', () => {
	expect(verdictOf('capture', FAILED)).toMatchObject({
		refusal: { code: UNREAD, source: '002' },
		source: '002'
	});
});
