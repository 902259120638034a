import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../domain/eligibility/judge.ts';
import { systemOf } from '../domain/methods/registry.ts';
import { factsOf, jst, termsOf } from '../domain/orders/facts-for-tests.ts';
import { ACTIONS } from '../domain/orders/vocabulary.ts';
import { RECRUIT_STATES } from './gateway-codes.ts';
import {
	answerEligibility,
	toAnswer,
	type EligibilityAnswer,
	type MessageOf
} from './eligibility.ts';
import type { StoredOrder } from './eligibility-question.ts';

/** The example of the documented request; carrier and a failed capture are not Recruit's at SALES. */
const EXAMPLE = {
	at: '2026-12-06T00:59:59.999+09:00',
	contract: {
		validityDays: 30,
		extensionDays: 30,
		extensionEnabled: true,
		linkedCancelAfterCapture: false
	},
	order: {
		system: 'recruit',
		carrier: 'docomo',
		gatewayState: 'SALES',
		paymentStatus: 'capture_failed',
		deliveryStatus: 'unprocessed',
		orderedAt: '2026-12-01T10:00:00+09:00',
		authorizedAt: '2026-12-01T10:05:00+09:00',
		capturedAt: '2026-12-05T21:30:00+09:00',
		extensions: 0,
		amount: 4980,
		localAmount: 4500,
		contentUnsent: false,
		pointsOnly: false,
		reservation: false,
		destinations: 1,
		captureErrorAcknowledged: false,
		captureRequestedAt: null,
		outcomeUnknown: false,
		operationInFlight: false,
		heldByImport: null,
		execAt: null,
		startLimitSeconds: null,
		deliveredAt: null,
		validityNgAt: null
	},
	newAmount: 4000
};
const NOW = jst('2026-12-10T12:00:00');

const message: MessageOf = ({ code }) => ({ ja: `ja ${code}`, en: `en ${code}` });
const STORED: StoredOrder = { facts: factsOf(), terms: termsOf() };

function ask(body: unknown, stored: StoredOrder | null = STORED) {
	const findStored = (shop: string, number: string) =>
		Promise.resolve(shop === 'main' && number === 'MS-1' ? stored : null);
	return answerEligibility(body, { now: NOW, findStored, message });
}

/** The answer to the example with other fields of the order, `undefined` leaving one out. */
async function answerWith(order: Record<string, unknown>, rest: Record<string, unknown> = {}) {
	const { status, body } = await ask({
		...EXAMPLE,
		...rest,
		order: { ...EXAMPLE.order, ...order }
	});
	expect(status, JSON.stringify(body)).toBe(200);
	return body as EligibilityAnswer;
}

/** `CODE field` of a refused question. */
async function refusal(body: unknown, stored: StoredOrder | null = STORED): Promise<string> {
	const { status, body: answer } = await ask(JSON.parse(JSON.stringify(body)) as unknown, stored);
	if (!('error' in answer)) return 'answered';
	const { code, field } = answer.error;
	expect(answer.error.message).toEqual({ ja: `ja ${code}`, en: `en ${code}` });
	expect(status).toBe(code === 'UNKNOWN_ORDER' ? 404 : 422);
	return `${code} ${field ?? '–'}`;
}
const refusalWith = (order: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
	refusal({ ...EXAMPLE, ...rest, order: { ...EXAMPLE.order, ...order } });

describe('the documented example', () => {
	it('is answered as documented', async () => {
		const { status, body } = await ask(EXAMPLE);
		expect(status).toBe(200);
		const answer = body as EligibilityAnswer;
		expect(answer.paymentStatus).toBe('completed');
		expect(answer.actions.capture).toEqual({
			allowed: false,
			code: 'ALREADY_CAPTURED',
			message: { ja: 'ja ALREADY_CAPTURED', en: 'en ALREADY_CAPTURED' },
			source: '000'
		});
		expect(answer.actions.changeAmount).toEqual({
			allowed: false,
			code: 'AMOUNT_WINDOW_NOT_OPEN',
			opensAt: '2026-12-06T01:00:00+09:00',
			closesAt: '2027-02-01T00:00:00+09:00',
			linked: true,
			leavesTask: false,
			source: '001 §4-7',
			message: { ja: 'ja AMOUNT_WINDOW_NOT_OPEN', en: 'en AMOUNT_WINDOW_NOT_OPEN' }
		});
		expect(answer.actions.cancel).toMatchObject({ allowed: true, linked: false, leavesTask: true });
		expect(Object.keys(answer.actions)).toEqual([...ACTIONS]);
		expect(answer.deadlines).toContainEqual({
			kind: 'amountChange',
			opensAt: '2026-12-06T01:00:00+09:00',
			closesAt: '2027-02-01T00:00:00+09:00'
		});
	});

	it('opens a millisecond later', async () => {
		const { actions } = await answerWith({}, { at: '2026-12-05T16:00:00Z' });
		expect(actions.changeAmount).toMatchObject({
			allowed: true,
			warnings: [{ code: 'BUYER_WILL_BE_MAILED', message: { en: 'en BUYER_WILL_BE_MAILED' } }]
		});
		expect(actions.changeAmount.code).toBeUndefined();
	});
});

describe('a described order', () => {
	const AUTH = { gatewayState: 'AUTH', paymentStatus: undefined, capturedAt: undefined };

	it('needs no more than what is required', async () => {
		const { system, orderedAt, amount } = EXAMPLE.order;
		const order = { system, orderedAt, amount, gatewayState: 'REQSUCCESS' };
		const { body } = await ask({ order, contract: { validityDays: 30 } });
		expect(body).toMatchObject({ paymentStatus: 'needs_review', deadlines: [] });
	});

	it('may name a status that only the desk knows', async () => {
		const failed = await answerWith({ ...AUTH, paymentStatus: 'capture_failed' });
		expect(failed.paymentStatus).toBe('capture_failed');
		const cancelled = await answerWith({ ...AUTH, paymentStatus: 'cancelled' });
		expect(cancelled.paymentStatus).toBe('cancelled');
		expect(cancelled.actions.cancel.code).toBe('LIVE_PAYMENT_ON_CANCELLED_ORDER');
		const same = await answerWith({ ...AUTH, paymentStatus: 'authorized' });
		expect(same.paymentStatus).toBe('authorized');
	});

	it('has the gateway’s amount where none of its own is named', async () => {
		const { actions } = await answerWith({ ...AUTH, localAmount: undefined });
		expect(actions.capture).toMatchObject({ allowed: true, linked: true });
		const changed = await answerWith(AUTH);
		expect(changed.actions.capture.code).toBe('UNSENT_CHANGE');
	});

	it('is told what an extension would bring', async () => {
		const { actions } = await answerWith(AUTH);
		expect(actions.extend).toMatchObject({ allowed: true, newExpiry: '2027-01-30T00:00:00+09:00' });
	});

	it('is judged now where no instant is named', async () => {
		const { actions } = await answerWith({}, { at: undefined });
		expect(actions.changeAmount.allowed).toBe(true);
	});

	it('may hold anything in fields that its system does not use', async () => {
		await answerWith({
			carrier: 'vodafone',
			reservation: 'perhaps',
			captureRequestedAt: 'yesterday',
			deliveredAt: 7,
			validityNgAt: {}
		});
	});

	it('takes an amount that is out of range as a question, not as bad input', async () => {
		for (const newAmount of [0, -1, 10_000_000]) {
			const { actions } = await answerWith(AUTH, { newAmount });
			expect(actions.changeAmount.code).toBe('AMOUNT_OUT_OF_RANGE');
		}
		expect((await answerWith(AUTH, { newAmount: 4980 })).actions.changeAmount.code).toBe(
			'NO_CHANGE'
		);
	});
});

describe('a stored order', () => {
	it('is judged by its shop’s contract, or by the one that is asked about', async () => {
		const closesAt = async (contract?: object) => {
			const { body } = await ask({ shop: 'main', orderNumber: 'MS-1', contract });
			return (body as EligibilityAnswer).actions.capture.closesAt;
		};
		expect(await closesAt()).toBe('2026-12-20T00:00:00+09:00');
		expect(await closesAt({ validityDays: 60 })).toBe('2027-01-19T00:00:00+09:00');
	});

	it('is answered exactly like the rules judge it', async () => {
		const { body } = await ask({ shop: 'main', orderNumber: 'MS-1', newAmount: 4000 });
		expect(body).toEqual(toAnswer(judge(STORED.facts, STORED.terms, NOW, 4000), message));
	});

	it('may be a moment ahead of our clock, unless an instant was asked for', async () => {
		const ahead = { ...STORED, facts: factsOf({ authorizedAt: NOW + 500 }) };
		const stored = { shop: 'main', orderNumber: 'MS-1' };
		expect((await ask(stored, ahead)).status).toBe(200);
		expect(await refusal({ ...stored, at: '2026-12-10T12:00:00+09:00' }, ahead)).toBe(
			'INSTANTS_OUT_OF_ORDER at'
		);
	});

	it.each([
		[{ shop: 'main', orderNumber: 'MS-2' }, 'UNKNOWN_ORDER orderNumber'],
		[{ orderNumber: 'MS-1' }, 'MISSING_FIELD shop'],
		[{ shop: 'main' }, 'MISSING_FIELD orderNumber'],
		[{ shop: 'main', orderNumber: 'MS-1\u0000' }, 'BAD_FIELD orderNumber'],
		[{ shop: '', orderNumber: 'MS-1' }, 'BAD_FIELD shop'],
		[{ shop: 'main', orderNumber: 'MS-1', contract: {} }, 'MISSING_FIELD contract.validityDays'],
		[
			{ shop: 'main', orderNumber: 'MS-1', contract: { validityDays: 61 } },
			'OUT_OF_RANGE contract.validityDays'
		],
		[
			{ shop: 'main', orderNumber: 'MS-1', at: '2026-11-20T11:59:59.999+09:00' },
			'INSTANTS_OUT_OF_ORDER at'
		]
	])('refuses %j', async (body, expected) => {
		expect(await refusal(body)).toBe(expected);
	});
});

describe('bad input is refused', () => {
	it.each([
		[null, 'BAD_FIELD –'],
		[7, 'BAD_FIELD –'],
		['{}', 'BAD_FIELD –'],
		[[EXAMPLE], 'BAD_FIELD –'],
		[{}, 'ORDER_NOT_GIVEN order'],
		[{ at: EXAMPLE.at, contract: EXAMPLE.contract }, 'ORDER_NOT_GIVEN order'],
		[{ ...EXAMPLE, shop: 'main', orderNumber: 'MS-1' }, 'ORDER_GIVEN_TWICE order'],
		[{ ...EXAMPLE, shop: 'main' }, 'ORDER_GIVEN_TWICE order'],
		[{ ...EXAMPLE, order: null }, 'BAD_FIELD order'],
		[{ ...EXAMPLE, order: [] }, 'BAD_FIELD order'],
		[{ ...EXAMPLE, contract: undefined }, 'MISSING_FIELD contract'],
		[{ ...EXAMPLE, contract: null }, 'BAD_FIELD contract'],
		[{ ...EXAMPLE, surprise: 1 }, 'UNKNOWN_FIELD surprise'],
		[{ ...EXAMPLE, at: '2026-12-06' }, 'BAD_INSTANT at'],
		[{ ...EXAMPLE, at: '2026-12-06T00:59:59' }, 'BAD_INSTANT at'],
		[{ ...EXAMPLE, at: 1_796_432_400_000 }, 'BAD_FIELD at'],
		[{ ...EXAMPLE, newAmount: 4000.5 }, 'BAD_FIELD newAmount'],
		[{ ...EXAMPLE, newAmount: '4000' }, 'BAD_FIELD newAmount']
	])('%#: %j', async (body, expected) => {
		expect(await refusal(body)).toBe(expected);
	});

	it.each([
		[{ system: undefined }, 'MISSING_FIELD order.system'],
		[{ system: 'visa' }, 'NOT_ONE_OF order.system'],
		[{ system: 'constructor' }, 'NOT_ONE_OF order.system'],
		[{ gatewayState: undefined }, 'MISSING_FIELD order.gatewayState'],
		[{ gatewayState: 'REPORTED' }, 'NOT_ONE_OF order.gatewayState'],
		[{ gatewayState: 'toString' }, 'NOT_ONE_OF order.gatewayState'],
		[{ paymentStatus: 'paid' }, 'NOT_ONE_OF order.paymentStatus'],
		[{ paymentStatus: 'authorized' }, 'STATUS_CONTRADICTS_STATE order.paymentStatus'],
		[{ deliveryStatus: 'lost' }, 'NOT_ONE_OF order.deliveryStatus'],
		[{ deliveryStatus: null }, 'NOT_ONE_OF order.deliveryStatus'],
		[{ orderedAt: undefined }, 'MISSING_FIELD order.orderedAt'],
		[{ orderedAt: null }, 'BAD_FIELD order.orderedAt'],
		[{ orderedAt: '2026-02-29T00:00:00+09:00' }, 'BAD_INSTANT order.orderedAt'],
		[{ amount: undefined }, 'MISSING_FIELD order.amount'],
		[{ amount: 0 }, 'OUT_OF_RANGE order.amount'],
		[{ amount: 10_000_000 }, 'OUT_OF_RANGE order.amount'],
		[{ amount: 4980.5 }, 'BAD_FIELD order.amount'],
		[{ amount: '4980' }, 'BAD_FIELD order.amount'],
		[{ localAmount: 0 }, 'OUT_OF_RANGE order.localAmount'],
		[{ extensions: -1 }, 'OUT_OF_RANGE order.extensions'],
		[{ destinations: 0 }, 'OUT_OF_RANGE order.destinations'],
		[{ pointsOnly: 'yes' }, 'BAD_FIELD order.pointsOnly'],
		[{ startLimitSeconds: 0 }, 'OUT_OF_RANGE order.startLimitSeconds'],
		[{ startLimitSeconds: 3601 }, 'OUT_OF_RANGE order.startLimitSeconds'],
		[{ heldByImport: '' }, 'BAD_FIELD order.heldByImport'],
		[{ ghost: true }, 'UNKNOWN_FIELD order.ghost'],
		[{ authorizedAt: '2026-12-01T09:59:59.999+09:00' }, 'INSTANTS_OUT_OF_ORDER order.authorizedAt'],
		[{ capturedAt: '2026-12-01T10:04:59+09:00' }, 'INSTANTS_OUT_OF_ORDER order.capturedAt'],
		[{ capturedAt: '2026-12-06T01:00:00+09:00' }, 'INSTANTS_OUT_OF_ORDER at']
	])('order %j', async (order, expected) => {
		expect(await refusalWith(order)).toBe(expected);
	});

	it('equal instants are in order', async () => {
		const same = EXAMPLE.at;
		await answerWith({ orderedAt: same, authorizedAt: same, capturedAt: same });
	});

	it('an instant ahead of now is named itself where none was asked for', async () => {
		const order = { capturedAt: '2026-12-10T12:00:00.001+09:00' };
		expect(await refusalWith(order, { at: undefined })).toBe(
			'INSTANTS_OUT_OF_ORDER order.capturedAt'
		);
	});

	it.each(['AUTH', 'SALES', 'CAPTURE_ACCEPTED', 'CAPTURE', 'AUTO_CANCELLED', 'CANCEL', 'RETURN'])(
		'%s without authorizedAt',
		async (gatewayState) => {
			const order = { gatewayState, paymentStatus: null, authorizedAt: null };
			expect(await refusalWith(order)).toBe('MISSING_FIELD order.authorizedAt');
		}
	);

	it.each(['SALES', 'CAPTURE', 'RETURN'])('%s without capturedAt', async (gatewayState) => {
		expect(await refusalWith({ gatewayState, capturedAt: undefined })).toBe(
			'MISSING_FIELD order.capturedAt'
		);
	});

	it.each([
		[{}, 'MISSING_FIELD contract.validityDays'],
		[{ validityDays: 0 }, 'OUT_OF_RANGE contract.validityDays'],
		[{ validityDays: 61 }, 'OUT_OF_RANGE contract.validityDays'],
		[{ validityDays: 1.5 }, 'BAD_FIELD contract.validityDays'],
		[{ validityDays: 60, extensionDays: 0 }, 'OUT_OF_RANGE contract.extensionDays'],
		[{ validityDays: 60, extensionDays: 120 }, 'OUT_OF_RANGE contract.extensionDays'],
		[{ validityDays: 60, extensionEnabled: 1 }, 'BAD_FIELD contract.extensionEnabled'],
		[{ validityDays: 60, days: 1 }, 'UNKNOWN_FIELD contract.days'],
		[{ validityDays: 1, extensionDays: 119 }, 'answered'],
		[{ validityDays: 60, extensionDays: 1 }, 'answered']
	])('contract %j', async (contract, expected) => {
		expect(await refusal({ ...EXAMPLE, contract })).toBe(expected);
	});

	it('an own field named like a prototype is unknown too', async () => {
		const body = JSON.parse('{"order":{"__proto__":{"system":"recruit"}}}') as unknown;
		expect((await ask(body)).status).toBe(422);
	});

	it('whatever JSON it is', async () => {
		const fields = Object.keys(EXAMPLE.order);
		const bent = fc
			.tuple(fc.constantFrom(...fields), fc.jsonValue())
			.map(([field, value]) => ({ ...EXAMPLE, order: { ...EXAMPLE.order, [field]: value } }));
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.jsonValue(), bent), async (body) => {
				const { status, body: answer } = await ask(body);
				if (status === 200)
					expect(Object.keys((answer as EligibilityAnswer).actions)).toHaveLength(11);
				else expect(answer).toMatchObject({ error: { code: expect.any(String) as string } });
			}),
			{ numRuns: 1_000 }
		);
	});
});

it('the wire and the rules name the same Recruit states', () => {
	expect(systemOf('recruit').states).toEqual(RECRUIT_STATES);
});
