import { describe, expect, it } from 'vitest';
import { judge } from '../../eligibility/judge.ts';
import { factsOf, jst, termsOf } from '../../orders/facts-for-tests.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import { ACTIONS, type Action } from '../../orders/vocabulary.ts';
import { NOW, outcomeOf, outcomesOf, verdictOf, warningsOf } from '../outcomes-for-tests.ts';
import { SUBSCRIPTION_CARD_STATES, type SubscriptionCardState } from './states.ts';

const inState = (
	gatewayState: SubscriptionCardState,
	differing: Partial<OrderFacts> = {}
): Partial<OrderFacts> => ({ system: 'subscription-card', gatewayState, ...differing });

const NG = { validityNgAt: jst('2026-11-27T10:00:00') };
/** Made once the time to register the card again was over. */
const BLOCKED = { ...NG, orderedAt: jst('2026-12-08') };

const EVERY_STATE: Record<string, Partial<OrderFacts>> = {
	...Object.fromEntries(SUBSCRIPTION_CARD_STATES.map((state) => [state, inState(state)])),
	'PENDING, card NG': inState('PENDING', NG),
	'PENDING, blocked': inState('PENDING', BLOCKED),
	'DELIVERED, card NG': inState('DELIVERED', NG),
	'SENT, card NG': inState('SENT', NG),
	'cancelled here, PENDING': inState('PENDING', { deskStatus: 'cancelled' }),
	'cancelled here, DELIVERED': inState('DELIVERED', { deskStatus: 'cancelled' }),
	'cancelled here, SENT': inState('SENT', { deskStatus: 'cancelled' }),
	'cancelled here, REPORTED': inState('REPORTED', { deskStatus: 'cancelled' })
};

const LIVE = 'LIVE_PAYMENT_ON_CANCELLED_ORDER';
const over = {
	CANCELLED: 'ALREADY_CANCELLED',
	'cancelled here, PENDING': 'ALREADY_CANCELLED',
	'cancelled here, DELIVERED': 'ALREADY_CANCELLED',
	'cancelled here, SENT': LIVE,
	'cancelled here, REPORTED': LIVE
};
const reporting = {
	DELIVERED: 'READY_FOR_REPORT',
	'DELIVERED, card NG': 'READY_FOR_REPORT',
	SENT: 'REPORT_UNDER_WAY',
	'SENT, card NG': 'REPORT_UNDER_WAY',
	REGISTERED: 'REPORT_UNDER_WAY',
	REPORTED: 'ALREADY_REPORTED',
	FAILED: 'REPORT_FAILED'
};
const onceDelivered = ['NOT_DELIVERED', 'open', 'ALREADY_RETURNED'];
const fromDelivery = ['open', 'ALREADY_DELIVERED', 'ALREADY_RETURNED'];
const all = (outcome: string | string[]) =>
	Object.fromEntries(Object.keys(EVERY_STATE).map((state) => [state, outcome]));
const never = all('NOT_OFFERED_BY_SYSTEM');

/** [003] and our rows: state → outcome, by delivery status where it matters. */
const TABLE: Record<Action, Record<string, string | string[]>> = {
	capture: never,
	correctedCapture: never,
	sendChange: never,
	extend: never,
	inquire: never,
	deliver: {
		...over,
		...reporting,
		PENDING: fromDelivery,
		'PENDING, card NG': fromDelivery,
		'PENDING, blocked': 'CARD_BLOCKED'
	},
	return: {
		...all(onceDelivered),
		'cancelled here, SENT': LIVE,
		'cancelled here, REPORTED': LIVE
	},
	cancel: {
		...over,
		PENDING: 'open',
		'PENDING, card NG': 'open',
		'PENDING, blocked': 'open',
		DELIVERED: ['NOT_DELIVERED', 'DELIVERED_NOT_RETURNED', 'open'],
		'DELIVERED, card NG': ['NOT_DELIVERED', 'DELIVERED_NOT_RETURNED', 'open'],
		SENT: 'REPORT_UNDER_WAY',
		'SENT, card NG': 'REPORT_UNDER_WAY',
		REGISTERED: 'REPORT_UNDER_WAY',
		REPORTED: ['NOT_DELIVERED', 'DELIVERED_NOT_RETURNED', 'open +refund_or_cancel_at_console'],
		FAILED: 'open'
	},
	changeAmount: {
		...over,
		...reporting,
		PENDING: 'open',
		'PENDING, card NG': 'open',
		'PENDING, blocked': 'open'
	},
	changeContent: {
		...over,
		...reporting,
		PENDING: 'open',
		'PENDING, card NG': 'open',
		'PENDING, blocked': 'open'
	},
	changePaymentMethod: {
		PENDING: 'PAYMENT_STILL_LIVE',
		'PENDING, card NG': 'open',
		'PENDING, blocked': 'open',
		DELIVERED: 'PAYMENT_STILL_LIVE',
		'DELIVERED, card NG': 'open',
		SENT: 'REPORT_UNDER_WAY',
		'SENT, card NG': 'REPORT_UNDER_WAY',
		REGISTERED: 'REPORT_UNDER_WAY',
		REPORTED: 'ALREADY_REPORTED',
		FAILED: 'open',
		CANCELLED: 'open',
		'cancelled here, PENDING': 'open',
		'cancelled here, DELIVERED': 'open',
		'cancelled here, SENT': 'open +cancel_at_console',
		'cancelled here, REPORTED': 'open +cancel_at_console'
	}
};

describe.each(ACTIONS)('%s', (action) => {
	it.each(Object.entries(EVERY_STATE))('in %s', (state, facts) => {
		expect(outcomesOf(action, facts)).toEqual(TABLE[action][state]);
	});
});

describe('payment status', () => {
	it.each([
		['PENDING', 'awaiting_delivery'],
		['DELIVERED', 'completed'],
		['SENT', 'completed'],
		['REGISTERED', 'completed'],
		['REPORTED', 'reported'],
		['FAILED', 'capture_failed'],
		['CANCELLED', 'cancelled']
	] as const)('%s is %s', (gatewayState, status) => {
		const of = (deskStatus: OrderFacts['deskStatus']) =>
			judge(factsOf(inState(gatewayState, { deskStatus })), termsOf(), NOW).paymentStatus;
		expect(of(null)).toBe(status);
		expect(of('cancelled')).toBe('cancelled');
		expect(of('capture_failed')).toBe(status);
	});
});

it.each([
	[1, 'open'],
	[9_999_999, 'open'],
	[5980, 'open'],
	[0, 'AMOUNT_OUT_OF_RANGE'],
	[10_000_000, 'AMOUNT_OUT_OF_RANGE'],
	[4980, 'NO_CHANGE']
])('an amount of %i on the desk: %s', (newAmount, outcome) => {
	expect(outcomeOf('changeAmount', inState('PENDING'), { newAmount })).toBe(outcome);
});

it('reasons tell when the run comes', () => {
	const deliveredAt = jst('2026-11-30T23:59:59.999');
	expect(verdictOf('changeAmount', inState('DELIVERED', { deliveredAt })).refusal).toMatchObject({
		params: { sendsAt: jst('2026-12-08') }
	});
	expect(verdictOf('cancel', inState('SENT', { deliveredAt })).refusal).toMatchObject({
		params: { resultsAt: jst('2026-12-18') }
	});
	expect(verdictOf('cancel', inState('SENT')).refusal).toMatchObject({
		params: { resultsAt: null }
	});
	expect(verdictOf('deliver', inState('PENDING', BLOCKED)).refusal).toMatchObject({
		params: { since: jst('2026-12-08') }
	});
});

it('warnings tell what a return does to the report', () => {
	const warned = (state: SubscriptionCardState) =>
		warningsOf('return', inState(state, { deliveryStatus: 'delivered' }));
	expect(warned('DELIVERED')).toEqual(['LEAVES_MONTHLY_REPORT']);
	for (const state of ['SENT', 'REGISTERED', 'REPORTED'] as const) {
		expect(warned(state)).toEqual(['REPORT_STANDS']);
	}
	expect(warned('FAILED')).toEqual([]);
	expect(warningsOf('changePaymentMethod', inState('FAILED'))).toEqual(['FEES_NOT_RECALCULATED']);
});
