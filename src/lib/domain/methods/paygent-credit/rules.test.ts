import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jstDay, jstInstant, jstInstants } from '../../../../../tests/support/jst-instants.ts';
import { judge, nextDeadline, riskDeadline } from '../../eligibility/judge.ts';
import { factsOf, jst, termsOf } from '../../orders/facts-for-tests.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import { ACTIONS, type Action } from '../../orders/vocabulary.ts';
import { NOW, outcomeOf, outcomesOf, verdictOf, warningsOf } from '../outcomes-for-tests.ts';
import { PAYGENT_CREDIT_STATES, type PaygentCreditState } from './states.ts';

const inState = (
	gatewayState: PaygentCreditState,
	differing: Partial<OrderFacts> = {}
): Partial<OrderFacts> => ({ system: 'paygent-credit', gatewayState, ...differing });
const LOWER = { localAmount: 4500 };
const HIGHER = { localAmount: 5500 };

const EVERY_STATE: Record<string, Partial<OrderFacts>> = {
	...Object.fromEntries(PAYGENT_CREDIT_STATES.map((state) => [state, inState(state)])),
	'cancelled here, AUTH_OK': inState('AUTH_OK', { deskStatus: 'cancelled' }),
	'cancelled here, CAPTURED': inState('CAPTURED', { deskStatus: 'cancelled' }),
	'cancelled here, CAPTURED_FINAL': inState('CAPTURED_FINAL', { deskStatus: 'cancelled' }),
	'cancelled here, AUTH_CANCELLED': inState('AUTH_CANCELLED', { deskStatus: 'cancelled' })
};

const LIVE = 'LIVE_PAYMENT_ON_CANCELLED_ORDER';
const FINAL = 'SALE_CANCEL_PERIOD_OVER';
const over = {
	AUTH_CANCELLED: 'ALREADY_CANCELLED',
	CAPTURE_CANCELLED: 'ALREADY_CANCELLED',
	AUTH_EXPIRED: 'AUTHORIZATION_EXPIRED',
	FAILED: 'PAYMENT_FAILED',
	'cancelled here, AUTH_OK': LIVE,
	'cancelled here, CAPTURED': LIVE,
	'cancelled here, CAPTURED_FINAL': LIVE,
	'cancelled here, AUTH_CANCELLED': 'ALREADY_CANCELLED'
};
const onceDelivered = ['NOT_DELIVERED', 'open', 'ALREADY_RETURNED'];
const fromSale = ['open', 'ALREADY_DELIVERED', 'ALREADY_RETURNED'];
const all = (outcome: string | string[]) =>
	Object.fromEntries(Object.keys(EVERY_STATE).map((state) => [state, outcome]));

/** [004 §1, §3] and our rows: state → outcome, by delivery status where it matters. */
const TABLE: Record<Action, Record<string, string | string[]>> = {
	capture: {
		...over,
		AUTH_OK: 'open →',
		CAPTURED: 'ALREADY_CAPTURED',
		CORRECTED: 'ALREADY_CAPTURED',
		CAPTURED_FINAL: 'ALREADY_CAPTURED'
	},
	cancel: {
		...over,
		AUTH_OK: 'open →',
		CAPTURED: 'open →',
		CORRECTED: 'open →',
		CAPTURED_FINAL: FINAL
	},
	changeAmount: {
		...over,
		AUTH_OK: 'open',
		CAPTURED: 'open',
		CORRECTED: 'open',
		CAPTURED_FINAL: FINAL
	},
	correctedCapture: {
		...over,
		AUTH_OK: 'NO_LOWER_AMOUNT',
		CAPTURED: 'NO_LOWER_AMOUNT',
		CORRECTED: 'NO_LOWER_AMOUNT',
		CAPTURED_FINAL: FINAL
	},
	changeContent: all('NOT_OFFERED_BY_SYSTEM'),
	sendChange: all('NOT_OFFERED_BY_SYSTEM'),
	extend: all('NOT_OFFERED_BY_SYSTEM'),
	deliver: {
		...over,
		AUTH_OK: 'NOT_CAPTURED',
		CAPTURED: fromSale,
		CORRECTED: fromSale,
		CAPTURED_FINAL: fromSale
	},
	return: {
		...all(onceDelivered),
		AUTH_EXPIRED: 'AUTHORIZATION_EXPIRED',
		'cancelled here, AUTH_OK': LIVE,
		'cancelled here, CAPTURED': LIVE,
		'cancelled here, CAPTURED_FINAL': LIVE
	},
	changePaymentMethod: {
		AUTH_OK: 'PAYMENT_STILL_LIVE',
		CAPTURED: 'PAYMENT_STILL_LIVE',
		CORRECTED: 'PAYMENT_STILL_LIVE',
		CAPTURED_FINAL: 'PAYMENT_STILL_LIVE',
		AUTH_CANCELLED: 'open',
		CAPTURE_CANCELLED: 'open',
		AUTH_EXPIRED: 'AUTHORIZATION_EXPIRED',
		FAILED: 'PAYMENT_FAILED',
		'cancelled here, AUTH_OK': 'open +cancel_at_console',
		'cancelled here, CAPTURED': 'open +cancel_at_console',
		'cancelled here, CAPTURED_FINAL': 'open +cancel_at_console',
		'cancelled here, AUTH_CANCELLED': 'open'
	},
	inquire: all('open →')
};

describe.each(ACTIONS)('%s', (action) => {
	it.each(Object.entries(EVERY_STATE))('in %s', (state, facts) => {
		expect(outcomesOf(action, facts)).toEqual(TABLE[action][state]);
	});
});

describe('payment status', () => {
	it.each([
		['AUTH_OK', 'authorized'],
		['CAPTURED', 'completed'],
		['CORRECTED', 'completed'],
		['AUTH_CANCELLED', 'cancelled'],
		['CAPTURE_CANCELLED', 'cancelled'],
		['CAPTURED_FINAL', 'completed'],
		['AUTH_EXPIRED', 'authorization_expired'],
		['FAILED', 'payment_failed']
	] as const)('%s is %s, also after a capture that failed', (gatewayState, status) => {
		const of = (deskStatus: OrderFacts['deskStatus']) =>
			judge(factsOf(inState(gatewayState, { deskStatus })), termsOf(), NOW).paymentStatus;
		expect([of(null), of('capture_failed')]).toEqual([status, status]);
		expect(of('cancelled')).toBe('cancelled');
	});
});

describe('the amount that is registered', () => {
	it.each([
		['equal', {}, 'open →', 'NO_LOWER_AMOUNT'],
		['lower', LOWER, 'CORRECTED_CAPTURE_DUE', 'open →'],
		['a yen lower', { localAmount: 4979 }, 'CORRECTED_CAPTURE_DUE', 'open →'],
		['higher', HIGHER, 'AMOUNT_CANNOT_GO_UP', 'NO_LOWER_AMOUNT'],
		['a yen higher', { localAmount: 4981 }, 'AMOUNT_CANNOT_GO_UP', 'NO_LOWER_AMOUNT']
	])('%s decides what is sent', (_, change, capture, corrected) => {
		expect(outcomeOf('capture', inState('AUTH_OK', change))).toBe(capture);
		expect(outcomeOf('correctedCapture', inState('AUTH_OK', change))).toBe(corrected);
		for (const state of ['CAPTURED', 'CORRECTED'] as const) {
			expect(outcomeOf('capture', inState(state, change))).toBe('ALREADY_CAPTURED');
			expect(outcomeOf('correctedCapture', inState(state, change))).toBe(corrected);
		}
		expect(outcomeOf('cancel', inState('AUTH_OK', change))).toBe('open →');
	});

	it('is told in the reason', () => {
		expect(verdictOf('capture', inState('AUTH_OK', LOWER)).refusal).toMatchObject({
			params: { amount: 4980, localAmount: 4500 },
			source: '004 §3'
		});
		expect(verdictOf('capture', inState('AUTH_OK', HIGHER)).refusal).toMatchObject({
			params: { amount: 4980, newAmount: 5500 }
		});
	});

	it('leaves other content alone: it is never sent', () => {
		expect(outcomeOf('capture', inState('AUTH_OK', { contentUnsent: true }))).toBe('open →');
	});
});

describe('the amount considered', () => {
	it.each([
		[4979, 'open', 'open →'],
		[1, 'open', 'open →'],
		[0, 'AMOUNT_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE'],
		[4980, 'NO_CHANGE', 'NO_LOWER_AMOUNT'],
		[4981, 'AMOUNT_CANNOT_GO_UP', 'NO_LOWER_AMOUNT'],
		[10_000_000, 'AMOUNT_OUT_OF_RANGE', 'NO_LOWER_AMOUNT']
	])('%i', (newAmount, change, corrected) => {
		for (const state of ['AUTH_OK', 'CAPTURED', 'CORRECTED'] as const) {
			for (const registered of [{}, LOWER, HIGHER]) {
				const order = inState(state, registered);
				expect(outcomeOf('changeAmount', order, { newAmount })).toBe(change);
				expect(outcomeOf('correctedCapture', order, { newAmount })).toBe(corrected);
			}
		}
		expect(outcomeOf('capture', inState('AUTH_OK'), { newAmount })).toBe('open →');
	});
});

describe('time', () => {
	const runs = { numRuns: 1_000 };

	it('closes everything to the millisecond where the shop names a validity', () => {
		fc.assert(
			fc.property(jstInstants, fc.integer({ min: 1, max: 365 }), (authorizedAt, validityDays) => {
				const closesAt = jstInstant(jstDay(authorizedAt).add({ days: validityDays }));
				const order = factsOf(inState('AUTH_OK', { orderedAt: authorizedAt, authorizedAt }));
				const at = (instant: number) => judge(order, termsOf({ validityDays }), instant).actions;
				for (const action of ['capture', 'cancel', 'changeAmount'] as const) {
					expect(at(closesAt - 1)[action]).toMatchObject({ allowed: true, closesAt });
				}
				const late = at(closesAt);
				const refused = ACTIONS.filter(
					(action) => late[action].refusal?.code === 'AUTHORIZATION_EXPIRED'
				);
				expect(refused).toEqual([
					'capture',
					'cancel',
					'changeAmount',
					'correctedCapture',
					'deliver',
					'return',
					'changePaymentMethod'
				]);
				expect(ACTIONS.filter((action) => late[action].allowed)).toEqual(['inquire']);
				expect(riskDeadline(order, termsOf({ validityDays }))).toBe(closesAt);
			}),
			runs
		);
	});

	it.each([
		['no validity', inState('AUTH_OK'), termsOf({ validityDays: null })],
		['no time of the authorization', inState('AUTH_OK', { authorizedAt: null }), termsOf()]
	])('closes nothing and counts nothing down with %s', (_, facts, terms) => {
		const order = factsOf(facts);
		const { actions, deadlines } = judge(order, terms, jst('2040-01-01'));
		expect(actions.capture).toMatchObject({ allowed: true, opensAt: null, closesAt: null });
		expect(deadlines).toEqual([]);
		expect(nextDeadline(order, terms, 0)).toBeNull();
		expect(riskDeadline(order, terms)).toBeNull();
	});

	it('no longer counts once captured', () => {
		const { actions, deadlines } = judge(
			factsOf(inState('CAPTURED')),
			termsOf(),
			jst('2040-01-01')
		);
		expect(actions.cancel).toMatchObject({ allowed: true, closesAt: null });
		expect(deadlines.map(({ kind }) => kind)).toEqual(['capture']);
		expect(nextDeadline(factsOf(inState('CAPTURED')), termsOf(), 0)).toBeNull();
	});

	it('is told of an expired authorization only once it has passed', () => {
		const told = (at: number) => verdictOf('cancel', inState('AUTH_EXPIRED'), { at }).refusal;
		const expiry = jst('2026-12-20');
		expect(told(expiry - 1)).toMatchObject({ params: { expiredAt: null } });
		expect(told(expiry)).toMatchObject({ params: { expiredAt: expiry } });
	});
});

it('a change of the method tells that fees stay', () => {
	expect(warningsOf('changePaymentMethod', inState('AUTH_CANCELLED'))).toEqual([
		'FEES_NOT_RECALCULATED'
	]);
});
