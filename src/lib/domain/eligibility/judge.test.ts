import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methods } from '../methods/registry.ts';
import { factsOf, jst, termsOf } from '../orders/facts-for-tests.ts';
import { ACTIONS, CARRIERS, DELIVERY_STATUSES, DESK_STATUSES } from '../orders/vocabulary.ts';
import { judge, judgeAction, nextDeadline, riskDeadline } from './judge.ts';
import { paymentStatusOf } from './payment-status.ts';

const NOW = jst('2026-12-06T00:59:59.999');
const captured = { gatewayState: 'SALES', capturedAt: jst('2026-12-05T10:00:00') };

it('the example of the public API holds', () => {
	const judgement = judge(factsOf({ ...captured, localAmount: 4500 }), termsOf(), NOW, 4000);
	expect(judgement.paymentStatus).toBe('completed');
	expect(judgement.actions.capture).toMatchObject({
		allowed: false,
		refusal: { code: 'ALREADY_CAPTURED' }
	});
	expect(judgement.actions.changeAmount).toMatchObject({
		allowed: false,
		refusal: { code: 'AMOUNT_WINDOW_NOT_OPEN' },
		opensAt: jst('2026-12-06T01:00:00'),
		closesAt: jst('2027-02-01'),
		linked: true,
		source: '001 §4-7'
	});
	expect(judgement.actions.cancel).toMatchObject({ allowed: true, linked: false });
	expect(judgement.actions.cancel.leavesTask).not.toBeNull();
	const open = judge(factsOf(captured), termsOf(), NOW + 1, 4000).actions.changeAmount;
	expect(open.allowed).toBe(true);
});

describe('deadlines', () => {
	const kinds = (facts: Parameters<typeof factsOf>[0], terms = termsOf()) =>
		judge(factsOf(facts), terms, NOW).deadlines.map(({ kind }) => kind);

	it('are listed when their inputs are there', () => {
		const handed = { execAt: jst('2026-11-20T12:00:00'), startLimitSeconds: 3600 };
		expect(kinds({})).toEqual(['capture', 'extension', 'amountChange', 'linkedCancel']);
		expect(kinds({}, termsOf({ extensionEnabled: false }))).not.toContain('extension');
		expect(kinds({}, termsOf({ validityDays: null }))).toEqual([]);
		expect(kinds({ gatewayState: 'REQSUCCESS', authorizedAt: null })).toEqual([]);
		expect(kinds({ gatewayState: 'REQSUCCESS', authorizedAt: null, ...handed })).toEqual([
			'authentication'
		]);
	});

	it('stay with their times once they are closed', () => {
		const facts = factsOf(captured);
		expect(judge(facts, termsOf(), jst('2040-01-01')).deadlines).toEqual(
			judge(facts, termsOf(), facts.capturedAt ?? NaN).deadlines
		);
	});

	it('of an authorized order do not believe a capture time', () => {
		const facts = factsOf({ capturedAt: jst('2026-12-05T10:00:00') });
		const amount = judge(facts, termsOf(), NOW).deadlines.find((d) => d.kind === 'amountChange');
		expect(amount?.closesAt).toBe(jst('2026-12-20'));
	});
});

describe('an authorization that the gateway ended', () => {
	it.each([
		[jst('2026-12-20'), jst('2026-12-20')],
		[jst('2026-12-20') - 1, null]
	])('at %i is told to have expired at %s', (at, expiredAt) => {
		const { capture } = judge(factsOf({ gatewayState: 'AUTO_CANCELLED' }), termsOf(), at).actions;
		expect(capture.refusal).toMatchObject({ code: 'AUTHORIZATION_EXPIRED', params: { expiredAt } });
		expect(capture.closesAt).toBe(expiredAt);
	});
});

describe('the deadline to watch', () => {
	const next = (facts: Parameters<typeof factsOf>[0], at: number) =>
		nextDeadline(factsOf(facts), termsOf(), at);

	it('is the capture while authorized, also when it has passed or a capture failed', () => {
		const capture = { kind: 'capture', edge: 'closes', at: jst('2026-12-20') };
		expect(next({}, NOW)).toEqual(capture);
		expect(next({}, jst('2027-05-01'))).toEqual(capture);
		expect(next({ deskStatus: 'capture_failed' }, NOW)).toEqual(capture);
	});

	it('is the buyer’s limit while the payment is unfinished', () => {
		const execAt = jst('2026-12-06T00:00:00');
		const handed = { gatewayState: 'REQSUCCESS', execAt, startLimitSeconds: 900 };
		const limit = { kind: 'authentication', edge: 'closes', at: execAt + 900_000 };
		expect(next(handed, NOW)).toEqual(limit);
		expect(next({ gatewayState: 'REQSUCCESS' }, NOW)).toBeNull();
	});

	it('is the opening, then the closing of amount changes once paid', () => {
		const opening = jst('2026-12-06T01:00:00');
		expect(next(captured, opening - 1)).toEqual({
			kind: 'amountChange',
			edge: 'opens',
			at: opening
		});
		const closing = { kind: 'amountChange', edge: 'closes', at: jst('2027-02-01') };
		expect(next(captured, opening)).toEqual(closing);
		expect(next(captured, closing.at - 1)).toEqual(closing);
		expect(next(captured, closing.at)).toBeNull();
	});

	it.each(['CAPTURE_ACCEPTED', 'AUTO_CANCELLED', 'CANCEL', 'PAYFAIL', 'EXPIRED'])(
		'is none in %s',
		(gatewayState) => {
			expect(next({ gatewayState, capturedAt: jst('2026-12-05') }, NOW)).toBeNull();
		}
	);
});

describe('the deadline at risk', () => {
	it.each([
		['authorized', {}, jst('2026-12-20')],
		['capture failed', { deskStatus: 'capture_failed' }, jst('2026-12-20')],
		['extended', { extensions: 1 }, jst('2027-01-19')],
		['cancelled here', { deskStatus: 'cancelled' }, null],
		['paid', captured, null],
		[
			'unfinished',
			{ gatewayState: 'REQSUCCESS', execAt: NOW, startLimitSeconds: 60 },
			NOW + 60_000
		],
		['unfinished without a limit', { gatewayState: 'REQSUCCESS' }, null]
	] as const)('%s', (_, facts, deadline) => {
		expect(riskDeadline(factsOf(facts), termsOf())).toBe(deadline);
	});
});

describe('any order at any time', () => {
	const instant = fc.integer({ min: jst('2024-01-01'), max: jst('2029-01-01') });
	const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
	const amounts = fc.oneof(fc.constantFrom(1, 4980, 9_999_999), fc.integer());
	const orders = fc.constantFrom(...methods).chain(({ system, states }) =>
		fc.record({
			system: fc.constant(system),
			gatewayState: fc.constantFrom(...states),
			deskStatus: maybe(fc.constantFrom(...DESK_STATUSES)),
			deliveryStatus: fc.constantFrom(...DELIVERY_STATUSES),
			orderedAt: instant,
			authorizedAt: maybe(instant),
			acceptedAt: maybe(instant),
			capturedAt: maybe(instant),
			expiryOverride: maybe(instant),
			extensions: fc.integer({ min: 0, max: 20 }),
			localAmount: amounts,
			contentUnsent: fc.boolean(),
			pointsOnly: fc.boolean(),
			operationInFlight: fc.boolean(),
			execAt: maybe(instant),
			startLimitSeconds: maybe(fc.integer({ min: 1, max: 3600 })),
			carrier: maybe(fc.constantFrom(...CARRIERS)),
			captureRequestedAt: maybe(instant),
			captureErrorAcknowledged: fc.boolean(),
			hasSlipNumber: fc.boolean(),
			deliveredAt: maybe(instant),
			validityNgAt: maybe(instant)
		})
	);
	const contracts = fc.record({
		validityDays: maybe(fc.integer({ min: 1, max: 90 })),
		extensionDays: maybe(fc.integer({ min: 1, max: 119 })),
		extensionEnabled: fc.boolean(),
		linkedCancelAfterCapture: fc.boolean(),
		recurringStartsAt: maybe(instant)
	});

	it('gets a whole and consistent answer', () => {
		fc.assert(
			fc.property(orders, contracts, instant, maybe(amounts), (order, contract, at, newAmount) => {
				const [facts, terms] = [factsOf(order), termsOf(contract)];
				const judgement = judge(facts, terms, at, newAmount);
				expect(Object.keys(judgement.actions)).toEqual([...ACTIONS]);
				expect(judgement.paymentStatus).toBe(paymentStatusOf(facts));
				const kinds = judgement.deadlines.map(({ kind }) => kind);
				expect(new Set(kinds).size).toBe(kinds.length);
				for (const action of ACTIONS) {
					const verdict = judgement.actions[action];
					expect(verdict.allowed).toBe(verdict.refusal === null);
					expect(verdict).toEqual(judgeAction(facts, terms, at, action, newAmount));
					if (verdict.allowed) {
						expect(verdict.linked).not.toBeNull();
						if (verdict.closesAt !== null) expect(at).toBeLessThan(verdict.closesAt);
						if (verdict.leavesTask !== null) expect(verdict.linked).toBe(false);
					}
				}
			}),
			{ numRuns: 5_000 }
		);
	});
});
