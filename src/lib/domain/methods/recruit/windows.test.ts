import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	jstDay,
	jstInstant,
	jstInstants as instants
} from '../../../../../tests/support/jst-instants.ts';
import { judge } from '../../eligibility/judge.ts';
import { factsOf, jst, termsOf } from '../../orders/facts-for-tests.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import { ACTIONS } from '../../orders/vocabulary.ts';
import { authorizationExpiry, extendedExpiry } from './windows.ts';

/** The windows once more, written with Temporal and the words of the documents only. */
const oracle = {
	day: jstDay,
	midnight: (date: Temporal.PlainDate) => jstInstant(date),
	ceiling: (order: number) => oracle.midnight(oracle.day(order).add({ days: 120 })),
	/** The closing instants: first of the authorization, then after each extension. */
	chain(authorized: number, order: number, validity: number, days: number, extensions: number) {
		const closings = [oracle.midnight(oracle.day(authorized).add({ days: validity }))];
		for (let n = 1; n <= extensions; n++) {
			const previous = Temporal.Instant.fromEpochMilliseconds(closings[n - 1] ?? NaN)
				.toZonedDateTimeISO('Asia/Tokyo')
				.add({ days });
			closings.push(Math.min(previous.epochMilliseconds, oracle.ceiling(order)));
		}
		return closings;
	},
	saleOpens: (captured: number) =>
		oracle
			.day(captured)
			.add({ days: 1 })
			.toZonedDateTime({ timeZone: 'Asia/Tokyo', plainTime: '01:00' }).epochMilliseconds,
	saleCloses: (captured: number) =>
		oracle.midnight(
			oracle.day(captured).toPlainYearMonth().add({ months: 2 }).toPlainDate({ day: 1 })
		)
};

const validity = fc.integer({ min: 1, max: 60 });
const extensionDays = fc.integer({ min: 1, max: 119 });
const runs = { numRuns: 1_000 };

function actionAt(facts: OrderFacts, terms: ReturnType<typeof termsOf>, at: number) {
	const { actions } = judge(facts, terms, at);
	return (action: (typeof ACTIONS)[number]) => actions[action].refusal?.code ?? 'open';
}

describe('while authorized', () => {
	const cases = fc.record({
		authorizedAt: instants,
		// an order may be placed up to days before it is authorized
		before: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * 86_400_000 })),
		validityDays: validity,
		extensionDays,
		extensions: fc.integer({ min: 0, max: 12 })
	});

	it('everything closes at the expiry, to the millisecond, after any number of extensions', () => {
		fc.assert(
			fc.property(cases, ({ authorizedAt, before, validityDays, extensionDays, extensions }) => {
				const orderedAt = authorizedAt - before;
				const facts = factsOf({ orderedAt, authorizedAt, extensions });
				const terms = termsOf({ validityDays, extensionDays });
				const chain = oracle.chain(
					authorizedAt,
					orderedAt,
					validityDays,
					extensionDays,
					extensions
				);
				const closesAt = chain.at(-1) ?? NaN;

				const before1 = actionAt(facts, terms, closesAt - 1);
				for (const action of ['capture', 'cancel', 'changeAmount', 'changeContent'] as const) {
					expect(before1(action)).toBe('open');
				}
				for (const at of [closesAt, closesAt + 1, closesAt + 86_400_000]) {
					const code = actionAt(facts, terms, at);
					for (const action of ACTIONS) {
						if (action === 'correctedCapture') expect(code(action)).toBe('NOT_OFFERED_BY_SYSTEM');
						else if (action === 'inquire') expect(code(action)).toBe('open');
						else expect(code(action)).toBe('AUTHORIZATION_EXPIRED');
					}
				}
				const verdict = judge(facts, terms, closesAt - 1).actions.capture;
				expect([verdict.opensAt, verdict.closesAt]).toEqual([authorizedAt, closesAt]);
			}),
			runs
		);
	});

	it('an extension moves the expiry up to the ceiling, and is closed where it would move nothing', () => {
		fc.assert(
			fc.property(cases, ({ authorizedAt, before, validityDays, extensionDays, extensions }) => {
				const orderedAt = authorizedAt - before;
				const facts = factsOf({ orderedAt, authorizedAt, extensions });
				const terms = termsOf({ validityDays, extensionDays });
				const chain = oracle.chain(
					authorizedAt,
					orderedAt,
					validityDays,
					extensionDays,
					extensions + 1
				);
				const [closesAt, after] = [chain.at(-2) ?? NaN, chain.at(-1) ?? NaN];
				const verdict = judge(facts, terms, closesAt - 1).actions.extend;
				if (closesAt < oracle.ceiling(orderedAt)) {
					expect(verdict).toMatchObject({ allowed: true, newExpiry: after, closesAt });
				} else {
					expect(verdict.refusal?.code).toBe('EXTENSION_CEILING_REACHED');
					expect(verdict).toMatchObject({ newExpiry: null, opensAt: null, closesAt: null });
				}
			}),
			runs
		);
	});

	it('the ceiling counts the day of the gateway order, else of the order', () => {
		const terms = termsOf({ validityDays: 60, extensionDays: 119 });
		const late = { orderedAt: jst('2026-11-01T23:59:59'), authorizedAt: jst('2026-11-03') };
		const own = factsOf({ ...late, extensions: 1 });
		expect(authorizationExpiry(own, terms)).toBe(oracle.ceiling(own.orderedAt));
		expect(authorizationExpiry(own, terms)).toBe(jst('2027-03-01'));
		const gateway = factsOf({ ...late, extensions: 1, gatewayOrderedAt: jst('2026-11-02') });
		expect(authorizationExpiry(gateway, terms)).toBe(jst('2027-03-02'));
	});

	it('a date read at the console replaces the computed one, never past the ceiling', () => {
		const terms = termsOf({ validityDays: 30, extensionDays: 30 });
		const read = (expiryOverride: number) => factsOf({ extensions: 1, expiryOverride });
		const ceiling = oracle.ceiling(factsOf().orderedAt);
		expect(authorizationExpiry(read(jst('2027-02-01')), terms)).toBe(jst('2027-02-01'));
		expect(authorizationExpiry(read(ceiling), terms)).toBe(ceiling);
		expect(authorizationExpiry(read(ceiling + 1), terms)).toBe(ceiling);
		expect(extendedExpiry(read(ceiling + 1), terms)).toBeNull();
		expect(extendedExpiry(read(jst('2027-02-01')), terms)).toBe(jst('2027-03-03'));
	});

	it('closes nothing by time while the expiry cannot be known', () => {
		const facts = factsOf({ authorizedAt: null });
		const verdict = judge(facts, termsOf(), jst('2030-01-01')).actions.capture;
		expect(verdict).toMatchObject({ allowed: true, opensAt: null, closesAt: null });
	});
});

describe('after the capture', () => {
	const sale = (capturedAt: number, acceptedAt: number | null = null) =>
		factsOf({
			gatewayState: acceptedAt === null ? 'SALES' : 'CAPTURE',
			orderedAt: capturedAt - 60_000,
			authorizedAt: capturedAt - 60_000,
			acceptedAt,
			capturedAt,
			localAmount: 4000
		});

	it('amount changes open at 01:00 of the next day and close with the next month', () => {
		fc.assert(
			fc.property(instants, (capturedAt) => {
				const [opensAt, closesAt] = [oracle.saleOpens(capturedAt), oracle.saleCloses(capturedAt)];
				for (const action of ['changeAmount', 'sendChange'] as const) {
					const at = (instant: number) => {
						const verdict = judge(sale(capturedAt), termsOf(), instant).actions[action];
						expect([verdict.opensAt, verdict.closesAt]).toEqual([opensAt, closesAt]);
						return verdict.refusal?.code ?? 'open';
					};
					expect([capturedAt, opensAt - 1].map(at)).toEqual([
						'AMOUNT_WINDOW_NOT_OPEN',
						'AMOUNT_WINDOW_NOT_OPEN'
					]);
					expect([opensAt, opensAt + 1, closesAt - 1].map(at)).toEqual(['open', 'open', 'open']);
					expect([closesAt, closesAt + 1].map(at)).toEqual([
						'AMOUNT_WINDOW_CLOSED',
						'AMOUNT_WINDOW_CLOSED'
					]);
				}
			}),
			runs
		);
	});

	it('a cancel is linked until the end of the next month, if the shop wants it; allowed for ever', () => {
		fc.assert(
			fc.property(instants, fc.boolean(), (capturedAt, linkedCancelAfterCapture) => {
				const terms = termsOf({ linkedCancelAfterCapture });
				const dueAt = oracle.saleCloses(capturedAt);
				const cancelAt = (at: number) => judge(sale(capturedAt), terms, at).actions.cancel;
				for (const at of [capturedAt, dueAt - 1]) {
					expect(cancelAt(at)).toMatchObject({
						allowed: true,
						linked: linkedCancelAfterCapture,
						leavesTask: linkedCancelAfterCapture
							? null
							: { kind: 'refund_or_cancel_at_console', dueAt }
					});
				}
				for (const at of [dueAt, dueAt + 1, dueAt + 86_400_000 * 400]) {
					expect(cancelAt(at)).toMatchObject({
						allowed: true,
						linked: false,
						leavesTask: { kind: 'refund_or_cancel_at_console', dueAt }
					});
				}
			}),
			runs
		);
	});

	it('the month of the acceptance decides the end, the day of the sale the opening', () => {
		fc.assert(
			fc.property(instants, fc.integer({ min: 0, max: 40 * 86_400_000 }), (capturedAt, before) => {
				const acceptedAt = capturedAt - before;
				const verdict = judge(sale(capturedAt, acceptedAt), termsOf(), capturedAt).actions;
				expect(verdict.changeAmount).toMatchObject({
					opensAt: oracle.saleOpens(capturedAt),
					closesAt: oracle.saleCloses(acceptedAt)
				});
				expect(verdict.cancel.leavesTask?.dueAt).toBe(oracle.saleCloses(acceptedAt));
			}),
			runs
		);
	});

	it.each([
		['2026-12-05T10:00:00', '2026-12-06T01:00:00', '2027-02-01'],
		['2023-01-31T23:59:59.999', '2023-02-01T01:00:00', '2023-03-01'],
		['2024-01-31T00:00:00', '2024-02-01T01:00:00', '2024-03-01'],
		['2028-01-31T12:00:00', '2028-02-01T01:00:00', '2028-03-01'],
		['2100-01-31T12:00:00', '2100-02-01T01:00:00', '2100-03-01'],
		['2024-02-29T12:00:00', '2024-03-01T01:00:00', '2024-04-01'],
		['2026-12-31T23:59:59.999', '2027-01-01T01:00:00', '2027-02-01'],
		['2027-01-01T00:00:00', '2027-01-02T01:00:00', '2027-03-01']
	])('captured %s: from %s until %s', (capturedAt, opensAt, closesAt) => {
		const { deadlines } = judge(sale(jst(capturedAt)), termsOf(), jst(capturedAt));
		expect(deadlines).toContainEqual({
			kind: 'amountChange',
			opensAt: jst(opensAt),
			closesAt: jst(closesAt)
		});
		expect(deadlines).toContainEqual({
			kind: 'linkedCancel',
			opensAt: jst(capturedAt),
			closesAt: jst(closesAt)
		});
	});

	it('stays closed to amount changes, and unlinked, while the capture time is unknown', () => {
		const facts = factsOf({ gatewayState: 'SALES', capturedAt: null, localAmount: 4000 });
		const terms = termsOf({ linkedCancelAfterCapture: true });
		const { actions } = judge(facts, terms, jst('2026-12-10'));
		expect(actions.changeAmount.refusal?.code).toBe('CAPTURE_TIME_UNKNOWN');
		expect(actions.sendChange.refusal?.code).toBe('CAPTURE_TIME_UNKNOWN');
		expect(actions.cancel).toMatchObject({ allowed: true, linked: false });
	});
});
