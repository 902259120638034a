import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jstDay, jstInstant, jstInstants } from '../../../../../tests/support/jst-instants.ts';
import { judge, nextDeadline, riskDeadline } from '../../eligibility/judge.ts';
import { factsOf, jst, termsOf } from '../../orders/facts-for-tests.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import { MONTHLY_DAYS } from './windows.ts';

/** 00:00 of the nth of the month that begins `months` after the one of an instant, by Temporal. */
const nth = (at: number, months: number, day: number) =>
	jstInstant(jstDay(at).toPlainYearMonth().add({ months }).toPlainDate({ day }));

const runs = { numRuns: 1_000 };
const order = (differing: Partial<OrderFacts>) =>
	factsOf({ system: 'subscription-card', gatewayState: 'PENDING', ...differing });
const report = (facts: OrderFacts, at: number, terms = termsOf()) =>
	judge(facts, terms, at).deadlines.find(({ kind }) => kind === 'monthlyReport');

it('the days are those of the source', () => {
	expect(Object.values(MONTHLY_DAYS)).toEqual([8, 10, 18, 27, 7]);
});

describe('the report of a month', () => {
	it('holds what is delivered before the month ends, to the millisecond', () => {
		fc.assert(
			fc.property(jstInstants, (deliveredAt) => {
				const opensAt = nth(deliveredAt, 0, 1);
				const closesAt = nth(deliveredAt, 1, 1);
				for (const gatewayState of ['DELIVERED', 'SENT', 'REGISTERED', 'REPORTED', 'FAILED']) {
					const facts = (at: number) => order({ gatewayState, orderedAt: 0, deliveredAt: at });
					const month = { kind: 'monthlyReport', opensAt, closesAt };
					expect(report(facts(deliveredAt), deliveredAt)).toEqual(month);
					expect(report(facts(opensAt), 0)).toEqual(month);
					expect(report(facts(closesAt - 1), 0)).toEqual(month);
					expect(report(facts(closesAt), 0)?.opensAt).toBe(closesAt);
					expect(report(facts(opensAt - 1), 0)?.closesAt).toBe(opensAt);
				}
			}),
			runs
		);
	});

	it('is the present month’s while the order waits', () => {
		fc.assert(
			fc.property(jstInstants, (at) => {
				const orderedAt = at - 400 * 86_400_000;
				const closesAt = nth(at, 1, 1);
				const facts = order({ orderedAt, deliveredAt: 1 });
				expect(report(facts, at)).toMatchObject({ opensAt: nth(at, 0, 1), closesAt });
				expect(report(facts, closesAt - 1)?.closesAt).toBe(closesAt);
				expect(report(facts, closesAt)?.opensAt).toBe(closesAt);
				expect(nextDeadline(facts, termsOf(), at)).toEqual({
					kind: 'monthlyReport',
					edge: 'closes',
					at: closesAt
				});
			}),
			runs
		);
	});

	it.each([
		['2024-02-29T23:59:59.999', '2024-03-01'],
		['2023-02-28T23:59:59.999', '2023-03-01'],
		['2026-12-31T23:59:59.999', '2027-01-01'],
		['2026-09-05T00:00:00', '2026-10-01']
	])('delivered %s it closes %s', (deliveredAt, closesAt) => {
		const facts = order({ gatewayState: 'DELIVERED', deliveredAt: jst(deliveredAt) });
		expect(report(facts, 0)?.closesAt).toBe(jst(closesAt));
	});

	it('opens with the order, or with the recurring service', () => {
		const orderedAt = jst('2026-12-05T10:00:00');
		expect(report(order({ orderedAt }), orderedAt)?.opensAt).toBe(orderedAt);
		const starting = termsOf({ recurringStartsAt: jst('2027-02-10') });
		expect(report(order({ orderedAt }), orderedAt, starting)).toMatchObject({
			opensAt: jst('2027-02-10'),
			closesAt: jst('2027-03-01')
		});
	});

	it('has none without a delivery, or once cancelled', () => {
		const at = jst('2026-12-10');
		for (const gatewayState of ['DELIVERED', 'SENT', 'REPORTED', 'CANCELLED']) {
			expect(report(order({ gatewayState }), at)).toBeUndefined();
		}
		expect(report(order({ deskStatus: 'cancelled' }), at)).toBeUndefined();
		expect(nextDeadline(order({ deskStatus: 'cancelled' }), termsOf(), at)).toBeNull();
		const cancelled = order({ gatewayState: 'CANCELLED', deliveredAt: at });
		expect(report(cancelled, at)).toBeUndefined();
	});
});

describe('a card that is NG', () => {
	it('can be registered again until the 7th of the next month has passed', () => {
		fc.assert(
			fc.property(jstInstants, (validityNgAt) => {
				const closesAt = nth(validityNgAt, 1, 8);
				const facts = order({ orderedAt: validityNgAt - 1, validityNgAt });
				const judged = (at: number) => judge(facts, termsOf(), at);
				expect(judged(validityNgAt).deadlines).toContainEqual({
					kind: 'cardReregistration',
					opensAt: validityNgAt,
					closesAt
				});
				for (const at of [validityNgAt, closesAt - 1]) {
					const { changePaymentMethod, deliver } = judged(at).actions;
					expect(changePaymentMethod.refusal?.code).toBe('PAYMENT_STILL_LIVE');
					expect(changePaymentMethod.opensAt).toBe(closesAt);
					expect(deliver.allowed).toBe(true);
				}
				for (const at of [closesAt, closesAt + 1]) {
					const { changePaymentMethod, deliver } = judged(at).actions;
					expect(changePaymentMethod).toMatchObject({ allowed: true, leavesTask: null });
					// An order from before is not withheld.
					expect(deliver.allowed).toBe(true);
				}
			}),
			runs
		);
	});

	it('blocks orders that are made afterwards, to the millisecond', () => {
		fc.assert(
			fc.property(jstInstants, (validityNgAt) => {
				const since = nth(validityNgAt, 1, 8);
				const made = (orderedAt: number) =>
					judge(order({ orderedAt, validityNgAt }), termsOf(), since + 1).actions.deliver;
				expect(made(since - 1).allowed).toBe(true);
				for (const orderedAt of [since, since + 1]) {
					expect(made(orderedAt).refusal).toMatchObject({
						code: 'CARD_BLOCKED',
						params: { since }
					});
				}
			}),
			runs
		);
	});

	it('is watched before the end of the month, until its time is over', () => {
		const facts = order({ validityNgAt: jst('2026-11-27') });
		const next = (at: string) => nextDeadline(facts, termsOf(), jst(at))?.kind;
		expect(next('2026-11-28')).toBe('monthlyReport');
		expect(next('2026-12-01')).toBe('cardReregistration');
		expect(next('2026-12-07T23:59:59.999')).toBe('cardReregistration');
		expect(next('2026-12-08')).toBe('monthlyReport');
	});
});

it('before the recurring service starts nothing is delivered by card', () => {
	const startsAt = jst('2027-01-15');
	const terms = termsOf({ recurringStartsAt: startsAt });
	const deliverAt = (at: number) => judge(order({}), terms, at).actions.deliver;
	expect(deliverAt(startsAt - 1)).toMatchObject({
		allowed: false,
		refusal: { code: 'RECURRING_NOT_STARTED', params: { startsAt } },
		opensAt: startsAt,
		closesAt: null
	});
	expect(deliverAt(startsAt)).toMatchObject({ allowed: true, opensAt: startsAt });
});

it('no sale of a subscription is lost by time', () => {
	for (const gatewayState of ['PENDING', 'DELIVERED', 'FAILED']) {
		expect(riskDeadline(order({ gatewayState }), termsOf())).toBeNull();
	}
});
