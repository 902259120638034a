import { describe, expect, it } from 'vitest';
import { systemOf } from '../domain/methods/registry.ts';
import { ACTIONS, type Action } from '../domain/orders/vocabulary.ts';
import { answerEligibility, type EligibilityAnswer } from './eligibility.ts';

const DAY = '2026-12-05';
const AT = `${DAY}T12:00:00+09:00`;

/** The least that describes an order of each system, and of its contract. */
const LEAST = {
	'sgp-card': {
		order: { gatewayState: 'AUTH', authorizedAt: `${DAY}T10:00:00+09:00` },
		contract: { validityDays: 60 }
	},
	'subscription-card': { order: { gatewayState: 'PENDING' }, contract: {} },
	'paygent-credit': { order: { gatewayState: 'AUTH_OK' }, contract: {} },
	'paygent-carrier': { order: { gatewayState: 'AUTH_OK', carrier: 'au' }, contract: {} }
} as const;
type System = keyof typeof LEAST;

type Fields = Record<string, unknown>;

async function ask(system: System, order: Fields = {}, contract?: Fields, newAmount?: number) {
	const described = {
		at: AT,
		contract: contract ?? LEAST[system].contract,
		order: {
			system,
			orderedAt: `${DAY}T10:00:00+09:00`,
			amount: 4980,
			...LEAST[system].order,
			...order
		},
		newAmount
	};
	return answerEligibility(JSON.parse(JSON.stringify(described)), {
		now: 0,
		findStored: () => Promise.resolve(null),
		message: ({ code }) => ({ ja: code, en: code })
	});
}

async function answer(system: System, order: Fields = {}, contract?: Fields, newAmount?: number) {
	const { status, body } = await ask(system, order, contract, newAmount);
	expect(status, JSON.stringify(body)).toBe(200);
	return body as EligibilityAnswer;
}

/** `CODE field`, or `answered`. */
async function refusal(system: System, order: Fields = {}, contract?: Fields): Promise<string> {
	const { status, body } = await ask(system, order, contract);
	if (!('error' in body)) return 'answered';
	expect(status).toBe(422);
	return `${body.error.code} ${body.error.field ?? '–'}`;
}

const open = ({ actions }: EligibilityAnswer): Action[] =>
	ACTIONS.filter((action) => actions[action].allowed);

describe('the least that describes an order is judged', () => {
	it.each([
		[
			'sgp-card',
			'authorized',
			['capture', 'cancel', 'changeAmount', 'changeContent', 'inquire'],
			['capture', 'amountChange', 'linkedCancel']
		],
		[
			'subscription-card',
			'awaiting_delivery',
			['cancel', 'changeAmount', 'changeContent', 'deliver'],
			['monthlyReport']
		],
		['paygent-credit', 'authorized', ['capture', 'cancel', 'changeAmount', 'inquire'], []],
		['paygent-carrier', 'authorized', ['capture', 'cancel', 'changeAmount', 'inquire'], []]
	] as const)('%s', async (system, status, actions, deadlines) => {
		const judged = await answer(system);
		expect(judged.paymentStatus).toBe(status);
		expect(open(judged)).toEqual(actions);
		expect(judged.deadlines.map(({ kind }) => kind)).toEqual(deadlines);
	});
});

describe('what a system requires', () => {
	it.each([
		['sgp-card', { gatewayState: 'UNPROCESSED', authorizedAt: null }, 'answered'],
		['sgp-card', { gatewayState: 'AUTHENTICATED', authorizedAt: null }, 'answered'],
		['sgp-card', { gatewayState: 'CHECK', authorizedAt: null, reservation: true }, 'answered'],
		['sgp-card', { gatewayState: 'SALES', capturedAt: null }, 'answered'],
		['sgp-card', { reservation: 'yes' }, 'BAD_FIELD order.reservation'],
		['sgp-card', { captureErrorAcknowledged: null }, 'BAD_FIELD order.captureErrorAcknowledged'],
		['sgp-card', { capturedAt: `${DAY}T09:59:59+09:00` }, 'INSTANTS_OUT_OF_ORDER order.capturedAt'],
		['sgp-card', { gatewayState: 'CANCEL' }, 'NOT_ONE_OF order.gatewayState'],
		['subscription-card', { gatewayState: 'AUTH' }, 'NOT_ONE_OF order.gatewayState'],
		['subscription-card', { validityNgAt: 'yesterday' }, 'BAD_INSTANT order.validityNgAt'],
		['subscription-card', { deliveredAt: 7 }, 'BAD_FIELD order.deliveredAt'],
		[
			'subscription-card',
			{ paymentStatus: 'completed' },
			'STATUS_CONTRADICTS_STATE order.paymentStatus'
		],
		['paygent-credit', { gatewayState: 'AUTH' }, 'NOT_ONE_OF order.gatewayState'],
		['paygent-credit', { authorizedAt: '2026-12-06' }, 'BAD_INSTANT order.authorizedAt'],
		['paygent-carrier', { carrier: null }, 'MISSING_FIELD order.carrier'],
		['paygent-carrier', { carrier: undefined }, 'MISSING_FIELD order.carrier'],
		['paygent-carrier', { carrier: 'vodafone' }, 'NOT_ONE_OF order.carrier'],
		['paygent-carrier', { captureRequestedAt: '21:00' }, 'BAD_INSTANT order.captureRequestedAt'],
		['paygent-carrier', { amount: 10_000_000 }, 'OUT_OF_RANGE order.amount'],
		[
			'paygent-carrier',
			{ paymentStatus: 'authorized', captureRequestedAt: AT },
			'STATUS_CONTRADICTS_STATE order.paymentStatus'
		]
	] as const)('%s %j', async (system, order, expected) => {
		expect(await refusal(system, order)).toBe(expected);
	});

	it.each(['AUTH', 'SALES', 'CAPTURE', 'VOID', 'RETURN', 'RETURNX'])(
		'sgp-card in %s its authorization',
		async (gatewayState) => {
			expect(await refusal('sgp-card', { gatewayState, authorizedAt: null })).toBe(
				'MISSING_FIELD order.authorizedAt'
			);
		}
	);

	it('paygent-carrier in every state its carrier', async () => {
		for (const gatewayState of systemOf('paygent-carrier').states) {
			expect(await refusal('paygent-carrier', { gatewayState, carrier: null })).toBe(
				'MISSING_FIELD order.carrier'
			);
		}
	});
});

describe('what a contract says', () => {
	it.each([
		['sgp-card', {}, 'MISSING_FIELD contract.validityDays'],
		['sgp-card', { validityDays: 0 }, 'OUT_OF_RANGE contract.validityDays'],
		['sgp-card', { validityDays: 1 }, 'answered'],
		['sgp-card', { validityDays: 90 }, 'answered'],
		['sgp-card', { validityDays: 91 }, 'OUT_OF_RANGE contract.validityDays'],
		['sgp-card', { validityDays: 60, days: 1 }, 'UNKNOWN_FIELD contract.days'],
		['paygent-credit', { validityDays: 0 }, 'OUT_OF_RANGE contract.validityDays'],
		['paygent-credit', { validityDays: 61 }, 'answered'],
		['paygent-carrier', { validityDays: 'none' }, 'BAD_FIELD contract.validityDays']
	] as const)('%s %j', async (system, contract, expected) => {
		expect(await refusal(system, {}, contract)).toBe(expected);
	});
});

it.each(Object.keys(LEAST) as System[])('%s ignores what it does not use', async (system) => {
	const { reads, contract } = systemOf(system);
	const nonsense = Object.fromEntries(
		[
			...['carrier', 'authorizedAt', 'capturedAt', 'extensions', 'pointsOnly', 'reservation'],
			...['destinations', 'captureErrorAcknowledged', 'captureRequestedAt', 'execAt'],
			...['startLimitSeconds', 'deliveredAt', 'validityNgAt']
		]
			.filter((field) => !reads.some((read) => read === field))
			.map((field) => [field, { no: 'sense' }])
	);
	const terms = {
		...LEAST[system].contract,
		...(contract.validityDays === undefined ? { validityDays: 'many' } : {}),
		extensionDays: 1000,
		extensionEnabled: 'perhaps',
		linkedCancelAfterCapture: 7
	};
	expect(Object.keys(nonsense).length).toBeGreaterThan(5);
	expect(await answer(system, nonsense, terms)).toEqual(await answer(system));
});

describe('as the desk words it', () => {
	it('a failed capture at SGP waits until its error was read', async () => {
		const failed = { paymentStatus: 'capture_failed' };
		expect(await answer('sgp-card', failed)).toMatchObject({
			paymentStatus: 'capture_failed',
			actions: { capture: { allowed: false, code: 'CAPTURE_ERROR_NOT_ACKNOWLEDGED' } }
		});
		const read = await answer('sgp-card', { ...failed, captureErrorAcknowledged: true });
		expect(read.actions.capture).toMatchObject({ allowed: true, linked: true });
	});

	it('a cancel at SGP is linked for 180 days', async () => {
		const { actions, deadlines } = await answer('sgp-card', { gatewayState: 'SALES' });
		expect(actions.cancel).toMatchObject({ allowed: true, linked: true, leavesTask: false });
		expect(deadlines).toContainEqual({
			kind: 'linkedCancel',
			opensAt: '2026-12-05T10:00:00+09:00',
			closesAt: '2027-06-03T00:00:00+09:00'
		});
	});

	it('a lower amount registered at Paygent needs the corrected capture', async () => {
		for (const system of ['paygent-credit', 'paygent-carrier'] as const) {
			const { actions } = await answer(system, { localAmount: 4000 });
			expect(actions.capture).toMatchObject({ allowed: false, code: 'CORRECTED_CAPTURE_DUE' });
			expect(actions.correctedCapture).toMatchObject({ allowed: true, linked: true });
			const asked = await answer(system, {}, undefined, 4000);
			expect(asked.actions.changeAmount).toMatchObject({ allowed: true, linked: false });
			expect(asked.actions.correctedCapture.allowed).toBe(true);
			expect((await answer(system)).actions.correctedCapture.code).toBe('NO_LOWER_AMOUNT');
		}
	});

	it('a carrier’s capture that was requested stands in the column 消込済', async () => {
		const judged = await answer('paygent-carrier', { captureRequestedAt: AT });
		expect(judged.paymentStatus).toBe('completed');
		expect(judged.actions.capture).toMatchObject({ allowed: false, code: 'NOT_IN_CARRIER_GRID' });
		expect(judged.deadlines).toEqual([
			{
				kind: 'clearing',
				opensAt: '2026-12-06T11:00:00+09:00',
				closesAt: '2026-12-07T00:00:00+09:00'
			}
		]);
	});

	it('a card that is NG opens the change of the method on the 8th', async () => {
		const order = { validityNgAt: '2026-12-05T11:00:00+09:00' };
		const { actions, deadlines } = await answer('subscription-card', order);
		expect(actions.changePaymentMethod).toMatchObject({
			allowed: false,
			opensAt: '2027-01-08T00:00:00+09:00'
		});
		expect(actions.changePaymentMethod).not.toHaveProperty('closesAt');
		expect(deadlines).toContainEqual({
			kind: 'monthlyReport',
			opensAt: '2026-12-05T10:00:00+09:00',
			closesAt: '2027-01-01T00:00:00+09:00'
		});
		expect(deadlines).toContainEqual({
			kind: 'cardReregistration',
			opensAt: '2026-12-05T11:00:00+09:00',
			closesAt: '2027-01-08T00:00:00+09:00'
		});
	});

	const offered: Record<System, Action[]> = {
		'sgp-card': ['correctedCapture', 'extend'],
		'subscription-card': ['capture', 'correctedCapture', 'sendChange', 'extend', 'inquire'],
		'paygent-credit': ['changeContent', 'sendChange', 'extend'],
		'paygent-carrier': ['changeContent', 'sendChange', 'extend']
	};
	it.each(Object.keys(LEAST) as System[])('%s says what it does not offer', async (system) => {
		const { actions } = await answer(system);
		const closed = ACTIONS.filter((action) => actions[action].code === 'NOT_OFFERED_BY_SYSTEM');
		expect(closed).toEqual(offered[system]);
	});
});
