import { describe, expect, it } from 'vitest';
import { judge } from '../../eligibility/judge.ts';
import { factsOf, jst, termsOf } from '../../orders/facts-for-tests.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import { ACTIONS, CARRIERS, type Action, type Carrier } from '../../orders/vocabulary.ts';
import { NOW, outcomeOf, outcomesOf, verdictOf, warningsOf } from '../outcomes-for-tests.ts';
import { PAYGENT_CARRIER_STATES, type PaygentCarrierState } from './states.ts';

const REQUESTED = { captureRequestedAt: jst('2026-12-10T11:00:00') };
const LOWER = { localAmount: 4500 };

const order = (
	carrier: Carrier | null,
	gatewayState: PaygentCarrierState,
	differing: Partial<OrderFacts> = {}
): Partial<OrderFacts> => ({ system: 'paygent-carrier', carrier, gatewayState, ...differing });

/** The grid as the source prints it, merged cells written out: o for ○. */
const SOURCE_GRID = `
	docomo   capture           o o - -
	docomo   cancel            o o - o
	docomo   correctedCapture  o o - o
	au       capture           o o - -
	au       cancel            o o - -
	au       correctedCapture  o o - -
	softbank capture           o o - -
	softbank cancel            - - - -
	softbank correctedCapture  - - - -`;
const CELLS = SOURCE_GRID.trim()
	.split('\n')
	.flatMap((line) => {
		const [carrier, request, ...marks] = line.trim().split(/\s+/) as [Carrier, Action, ...string[]];
		return PAYGENT_CARRIER_STATES.slice(0, 4).map(
			(column, index) => [carrier, request, column, marks[index] === 'o'] as const
		);
	});

describe('each cell of キャリア決済処理対応表', () => {
	it('is asked for', () => expect(CELLS).toHaveLength(36));

	it.each(CELLS)('%s %s in %s: %s', (carrier, request, gatewayState, open) => {
		const change = request === 'correctedCapture' ? LOWER : {};
		for (const deliveryStatus of ['unprocessed', 'delivered', 'returned'] as const) {
			const facts = order(carrier, gatewayState, { ...change, deliveryStatus });
			const { allowed, refusal, linked, leavesTask } = verdictOf(request, facts);
			expect({ allowed, linked, leavesTask }).toEqual({
				allowed: open,
				linked: true,
				leavesTask: null
			});
			if (open) expect(refusal).toBeNull();
			else {
				expect(refusal).toEqual({
					code: 'NOT_IN_CARRIER_GRID',
					params: { carrier, request, gatewayState },
					source: '004 §5'
				});
			}
		}
	});

	it.each(CELLS)('%s %s in %s, once a capture was answered OK', (carrier, request, state, open) => {
		const change = request === 'correctedCapture' ? LOWER : {};
		const { refusal } = verdictOf(request, order(carrier, state, { ...change, ...REQUESTED }));
		if (state === 'CLEARED') expect(refusal === null).toBe(open);
		else {
			expect(refusal).toMatchObject({
				code: 'NOT_IN_CARRIER_GRID',
				params: { carrier, request, gatewayState: 'CLEARING' }
			});
		}
	});
});

const EVERY_STATE: Record<string, Omit<Partial<OrderFacts>, 'carrier'>> = {
	...Object.fromEntries(
		PAYGENT_CARRIER_STATES.map((gatewayState) => [gatewayState, { gatewayState }])
	),
	'AUTH_OK, requested': { gatewayState: 'AUTH_OK', ...REQUESTED },
	'AUTH_COMPLETE, requested': { gatewayState: 'AUTH_COMPLETE', ...REQUESTED },
	'AUTH_EXPIRED, requested': { gatewayState: 'AUTH_EXPIRED', ...REQUESTED },
	'FAILED, requested': { gatewayState: 'FAILED', ...REQUESTED },
	'cancelled here, AUTH_OK': { gatewayState: 'AUTH_OK', deskStatus: 'cancelled' },
	'cancelled here, requested': { gatewayState: 'AUTH_OK', deskStatus: 'cancelled', ...REQUESTED },
	'cancelled here, CLEARED': { gatewayState: 'CLEARED', deskStatus: 'cancelled' },
	'cancelled here, FAILED': { gatewayState: 'FAILED', deskStatus: 'cancelled' }
};

const LIVE = 'LIVE_PAYMENT_ON_CANCELLED_ORDER';
const GRID = 'NOT_IN_CARRIER_GRID';
const over = {
	CANCELLED: 'ALREADY_CANCELLED',
	AUTH_EXPIRED: 'AUTHORIZATION_EXPIRED',
	'AUTH_EXPIRED, requested': 'AUTHORIZATION_EXPIRED',
	FAILED: 'PAYMENT_FAILED',
	'FAILED, requested': 'PAYMENT_FAILED',
	'cancelled here, AUTH_OK': LIVE,
	'cancelled here, requested': LIVE,
	'cancelled here, CLEARED': LIVE,
	'cancelled here, FAILED': 'ALREADY_CANCELLED'
};
const columns = (
	authorized: string | string[],
	clearing: string | string[],
	cleared = clearing
) => ({
	...over,
	AUTH_OK: authorized,
	AUTH_COMPLETE: authorized,
	CLEARING: clearing,
	CLEARED: cleared,
	'AUTH_OK, requested': clearing,
	'AUTH_COMPLETE, requested': clearing
});
const all = (outcome: string | string[]) =>
	Object.fromEntries(Object.keys(EVERY_STATE).map((state) => [state, outcome]));
const fromSale = ['open', 'ALREADY_DELIVERED', 'ALREADY_RETURNED'];

/** What a carrier changes of the table: the last column, and SoftBank's rows. */
const tableOf = (carrier: Carrier): Record<Action, Record<string, string | string[]>> => {
	const docomo = carrier === 'docomo';
	return {
		capture: columns('open →', GRID),
		cancel: columns(carrier === 'softbank' ? GRID : 'open →', GRID, docomo ? 'open →' : GRID),
		correctedCapture: columns(
			carrier === 'softbank' ? GRID : 'NO_LOWER_AMOUNT',
			GRID,
			docomo ? 'NO_LOWER_AMOUNT' : GRID
		),
		changeAmount: columns('open', GRID, docomo ? 'open' : GRID),
		changeContent: all('NOT_OFFERED_BY_SYSTEM'),
		sendChange: all('NOT_OFFERED_BY_SYSTEM'),
		extend: all('NOT_OFFERED_BY_SYSTEM'),
		deliver: columns('NOT_CAPTURED', fromSale),
		return: {
			...all(['NOT_DELIVERED', 'open', 'ALREADY_RETURNED']),
			AUTH_EXPIRED: 'AUTHORIZATION_EXPIRED',
			'AUTH_EXPIRED, requested': 'AUTHORIZATION_EXPIRED',
			'cancelled here, AUTH_OK': LIVE,
			'cancelled here, requested': LIVE,
			'cancelled here, CLEARED': LIVE
		},
		changePaymentMethod: {
			...columns('PAYMENT_STILL_LIVE', 'PAYMENT_STILL_LIVE'),
			CANCELLED: 'open',
			'cancelled here, AUTH_OK': 'open +cancel_at_console',
			'cancelled here, requested': 'open +cancel_at_console',
			'cancelled here, CLEARED': 'open +cancel_at_console',
			'cancelled here, FAILED': 'open +cancel_at_console'
		},
		inquire: all('open →')
	};
};

describe.each(CARRIERS)('%s', (carrier) => {
	const table = tableOf(carrier);
	describe.each(ACTIONS)('%s', (action) => {
		it.each(Object.entries(EVERY_STATE))('in %s', (state, facts) => {
			const described = { system: 'paygent-carrier', carrier, ...facts } as const;
			expect(outcomesOf(action, described)).toEqual(table[action][state]);
		});
	});
});

describe('payment status', () => {
	it.each([
		['AUTH_OK', 'authorized', 'completed'],
		['AUTH_COMPLETE', 'authorized', 'completed'],
		['CLEARING', 'completed', 'completed'],
		['CLEARED', 'completed', 'completed'],
		['CANCELLED', 'cancelled', 'cancelled'],
		['AUTH_EXPIRED', 'authorization_expired', 'authorization_expired'],
		['FAILED', 'payment_failed', 'payment_failed']
	] as const)('%s is %s, once a capture was requested %s', (gatewayState, status, requested) => {
		const of = (differing: Partial<OrderFacts>) =>
			judge(factsOf(order('au', gatewayState, differing)), termsOf(), NOW).paymentStatus;
		expect(of({})).toBe(status);
		expect(of(REQUESTED)).toBe(requested);
		expect(of({ deskStatus: 'capture_failed' })).toBe(status);
		expect(of({ deskStatus: 'cancelled', ...REQUESTED })).toBe('cancelled');
	});
});

describe('the amount that is registered', () => {
	const HIGHER = { localAmount: 5500 };
	it.each([
		['docomo', 'AUTH_OK', {}, 'open →', 'NO_LOWER_AMOUNT'],
		['docomo', 'AUTH_OK', LOWER, 'CORRECTED_CAPTURE_DUE', 'open →'],
		['docomo', 'AUTH_COMPLETE', HIGHER, 'AMOUNT_CANNOT_GO_UP', 'NO_LOWER_AMOUNT'],
		['docomo', 'CLEARING', LOWER, GRID, GRID],
		['docomo', 'CLEARED', LOWER, GRID, 'open →'],
		['docomo', 'CLEARED', HIGHER, GRID, 'NO_LOWER_AMOUNT'],
		['au', 'AUTH_COMPLETE', LOWER, 'CORRECTED_CAPTURE_DUE', 'open →'],
		['au', 'AUTH_OK', HIGHER, 'AMOUNT_CANNOT_GO_UP', 'NO_LOWER_AMOUNT'],
		['au', 'CLEARED', LOWER, GRID, GRID],
		['softbank', 'AUTH_OK', {}, 'open →', GRID],
		['softbank', 'AUTH_OK', LOWER, 'CORRECTED_CAPTURE_DUE', GRID],
		['softbank', 'AUTH_COMPLETE', HIGHER, 'AMOUNT_CANNOT_GO_UP', GRID]
	] as const)('%s in %s with %o', (carrier, state, change, capture, corrected) => {
		expect(outcomeOf('capture', order(carrier, state, change))).toBe(capture);
		expect(outcomeOf('correctedCapture', order(carrier, state, change))).toBe(corrected);
	});

	it('of SoftBank sends nothing until it is restored, which stays possible', () => {
		const stuck = order('softbank', 'AUTH_OK', LOWER);
		const open = ACTIONS.filter((action) => verdictOf(action, stuck).allowed);
		expect(open).toEqual(['changeAmount', 'inquire']);
	});
});

describe('the amount considered', () => {
	it.each([
		['docomo', 'AUTH_OK', 4979, 'open', 'open →'],
		['docomo', 'CLEARED', 4979, 'open', 'open →'],
		['docomo', 'CLEARING', 4979, GRID, GRID],
		['au', 'AUTH_COMPLETE', 1, 'open', 'open →'],
		['au', 'AUTH_OK', 0, 'AMOUNT_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE'],
		['au', 'AUTH_OK', 4980, 'NO_CHANGE', 'NO_LOWER_AMOUNT'],
		['au', 'AUTH_OK', 4981, 'AMOUNT_CANNOT_GO_UP', 'NO_LOWER_AMOUNT'],
		['softbank', 'AUTH_OK', 4979, GRID, GRID],
		['softbank', 'AUTH_OK', 4980, 'NO_CHANGE', GRID],
		['softbank', 'AUTH_OK', 4981, 'AMOUNT_CANNOT_GO_UP', GRID]
	] as const)('%s in %s: %i', (carrier, state, newAmount, change, corrected) => {
		expect(outcomeOf('changeAmount', order(carrier, state), { newAmount })).toBe(change);
		expect(outcomeOf('correctedCapture', order(carrier, state), { newAmount })).toBe(corrected);
	});
});

it('without its carrier nothing can be requested', () => {
	for (const action of ['capture', 'cancel', 'correctedCapture'] as const) {
		expect(outcomeOf(action, order(null, 'AUTH_OK', LOWER))).toBe('CARRIER_UNKNOWN');
	}
	expect(outcomeOf('inquire', order(null, 'AUTH_OK'))).toBe('open →');
});

it('a change of the method tells that fees stay', () => {
	expect(warningsOf('changePaymentMethod', order('au', 'CANCELLED'))).toEqual([
		'FEES_NOT_RECALCULATED'
	]);
});
