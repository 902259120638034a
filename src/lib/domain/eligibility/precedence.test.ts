import { describe, expect, it } from 'vitest';
import { factsOf, jst, termsOf } from '../orders/facts-for-tests.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import { methods } from '../methods/registry.ts';
import { ACTIONS, DELIVERY_STATUSES, type Action } from '../orders/vocabulary.ts';
import { judge, judgeAction } from './judge.ts';

const NOW = jst('2026-12-06T00:30:00');
const codes = (facts: Partial<OrderFacts>, newAmount: number | null = null) => {
	const { actions } = judge(factsOf(facts), termsOf(), NOW, newAmount);
	return (action: Action) => actions[action].refusal?.code ?? 'open';
};

describe('of several reasons a person hears the first', () => {
	/** A send that is closed for every reason at once, and what remains when the first is taken away. */
	const everything: Partial<OrderFacts> = {
		gatewayState: 'RETURN',
		capturedAt: jst('2026-12-05T10:00:00'),
		deskStatus: 'cancelled',
		heldByImport: 'slips-1206.csv',
		operationInFlight: true,
		outcomeUnknown: true
	};
	const SALE = { gatewayState: 'SALES' };
	it.each([
		['held', everything, null, 'HELD_BY_IMPORT'],
		['in flight', { ...everything, heldByImport: null }, null, 'OPERATION_IN_FLIGHT'],
		[
			'unknown',
			{ ...everything, heldByImport: null, operationInFlight: false },
			null,
			'OUTCOME_UNKNOWN'
		]
	] as const)('at work: %s', (_, facts, newAmount, code) => {
		expect(codes(facts, newAmount)('sendChange')).toBe(code);
		expect(codes(facts, newAmount)('correctedCapture')).toBe('NOT_OFFERED_BY_SYSTEM');
		expect(codes(facts, newAmount)('inquire')).toBe('open');
	});

	const still: Partial<OrderFacts> = {
		...everything,
		heldByImport: null,
		operationInFlight: false,
		outcomeUnknown: false
	};
	it.each([
		['live on a cancelled order', still, 9_000, 'LIVE_PAYMENT_ON_CANCELLED_ORDER'],
		['state', { ...still, deskStatus: null }, 9_000, 'AMOUNT_CHANGE_PENDING'],
		['unsent', { ...still, ...SALE, deskStatus: null }, null, 'NOTHING_TO_SEND'],
		['time', { ...still, ...SALE, deskStatus: null }, 9_000, 'AMOUNT_WINDOW_NOT_OPEN']
	] as const)('then %s', (_, facts, newAmount, code) => {
		expect(codes(facts, newAmount)('sendChange')).toBe(code);
	});

	it('then the amount', () => {
		const facts = factsOf({ ...still, ...SALE, deskStatus: null });
		const { refusal } = judgeAction(
			facts,
			termsOf(),
			jst('2026-12-06T01:00:00'),
			'sendChange',
			9_000
		);
		expect(refusal?.code).toBe('AMOUNT_INCREASE_AFTER_CAPTURE');
	});

	it('state before delivery', () => {
		const delivered = { ...still, deskStatus: null, deliveryStatus: 'delivered' } as const;
		expect(codes(delivered)('cancel')).toBe('AMOUNT_CHANGE_PENDING');
		expect(codes({ ...delivered, ...SALE })('cancel')).toBe('DELIVERED_NOT_RETURNED');
	});
});

describe('while something is at work on the order', () => {
	it.each([{ heldByImport: 'slips.csv' }, { operationInFlight: true }, { outcomeUnknown: true }])(
		'%o closes all that is offered except inquire, in every state',
		(busy) => {
			for (const { system, states, rules } of methods) {
				for (const gatewayState of states) {
					for (const deliveryStatus of DELIVERY_STATUSES) {
						const code = codes({
							...busy,
							system,
							gatewayState,
							deliveryStatus,
							carrier: 'docomo'
						});
						const open = ACTIONS.filter((action) => code(action) === 'open');
						expect(open).toEqual(rules.inquire === undefined ? [] : ['inquire']);
					}
				}
			}
		}
	);

	it('names the import', () => {
		const { refusal } = judge(factsOf({ heldByImport: 'slips.csv' }), termsOf(), NOW).actions
			.capture;
		expect(refusal).toMatchObject({ code: 'HELD_BY_IMPORT', params: { importName: 'slips.csv' } });
	});
});

describe('a cancelled order', () => {
	it.each(['AUTH', 'CAPTURE_ACCEPTED', 'SALES', 'CAPTURE', 'RETURN'])(
		'whose payment is still at %s can be inquired and detached only',
		(gatewayState) => {
			const order: Partial<OrderFacts> = {
				gatewayState,
				deskStatus: 'cancelled',
				deliveryStatus: 'delivered'
			};
			const open = ACTIONS.filter((action) => codes(order)(action) === 'open');
			expect(open).toEqual(['changePaymentMethod', 'inquire']);
			expect(codes(order)('return')).toBe('LIVE_PAYMENT_ON_CANCELLED_ORDER');
			const { leavesTask } = judge(factsOf(order), termsOf(), NOW).actions.changePaymentMethod;
			expect(leavesTask?.kind).toBe('cancel_at_console');
		}
	);

	it('of any system can be inquired and detached only, while its payment is live', () => {
		for (const { system, liveStates, rules } of methods) {
			for (const gatewayState of liveStates) {
				for (const deliveryStatus of DELIVERY_STATUSES) {
					const code = codes({ system, gatewayState, deliveryStatus, deskStatus: 'cancelled' });
					const open = ACTIONS.filter((action) => code(action) === 'open');
					const inquire = rules.inquire === undefined ? [] : ['inquire'];
					expect(open).toEqual(['changePaymentMethod', ...inquire]);
				}
			}
		}
	});

	it('that never reached a live payment is just cancelled', () => {
		const order = { gatewayState: 'REQSUCCESS', deskStatus: 'cancelled' } as const;
		expect(codes(order)('cancel')).toBe('ALREADY_CANCELLED');
		expect(codes(order)('changePaymentMethod')).toBe('open');
	});
});

describe('what the desk does not understand', () => {
	it.each(['REQCHANGE', '', 'constructor', '__proto__'])(
		'state %j needs review and leaves only inquire',
		(gatewayState) => {
			for (const { system, rules } of methods) {
				const { paymentStatus, actions } = judge(factsOf({ system, gatewayState }), termsOf(), NOW);
				expect(paymentStatus).toBe('needs_review');
				expect(actions.cancel.refusal?.code).toBe('GATEWAY_STATE_NOT_UNDERSTOOD');
				const open = ACTIONS.filter((action) => actions[action].allowed);
				expect(open).toEqual(rules.inquire === undefined ? [] : ['inquire']);
			}
		}
	);
});

it('without a gateway order there is nothing to inquire', () => {
	const { refusal } = judge(factsOf({ hasGatewayOrder: false }), termsOf(), NOW).actions.inquire;
	expect(refusal?.code).toBe('NO_GATEWAY_ORDER');
});
