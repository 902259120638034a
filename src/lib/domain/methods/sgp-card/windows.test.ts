import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jstDay, jstInstant, jstInstants } from '../../../../../tests/support/jst-instants.ts';
import { judge, nextDeadline, riskDeadline } from '../../eligibility/judge.ts';
import { factsOf, jst, termsOf } from '../../orders/facts-for-tests.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';

/** The first instant after n days, the first included: with the words of the documents only. */
const endOf = (start: number, days: number) => jstInstant(jstDay(start).add({ days }));

const validityDays = fc.integer({ min: 1, max: 90 });
const runs = { numRuns: 1_000 };
const order = (differing: Partial<OrderFacts>) => factsOf({ system: 'sgp-card', ...differing });

describe('the validity of an authorization', () => {
	it('closes capture and changes to the millisecond, and leaves the cancel', () => {
		fc.assert(
			fc.property(
				jstInstants,
				validityDays,
				fc.constantFrom(null, 'capture_failed' as const),
				(authorizedAt, validityDays, deskStatus) => {
					const closesAt = endOf(authorizedAt, validityDays);
					const facts = order({
						orderedAt: authorizedAt,
						authorizedAt,
						deskStatus,
						captureErrorAcknowledged: true
					});
					const at = (instant: number) => judge(facts, termsOf({ validityDays }), instant).actions;
					for (const action of ['capture', 'changeAmount', 'changeContent'] as const) {
						const { opensAt, closesAt: shown, allowed } = at(closesAt - 1)[action];
						expect([opensAt, shown, allowed]).toEqual([authorizedAt, closesAt, true]);
						for (const late of [closesAt, closesAt + 1, closesAt + 86_400_000]) {
							expect(at(late)[action].refusal).toMatchObject({
								code: 'AUTHORIZATION_EXPIRED',
								params: { expiredAt: closesAt }
							});
						}
					}
					expect(at(closesAt).sendChange.refusal?.code).toBe('AUTHORIZATION_EXPIRED');
					expect(at(closesAt).cancel).toMatchObject({ allowed: true, linked: true });
				}
			),
			runs
		);
	});

	it('is what a person watches and what may be lost, also once it has passed', () => {
		const capture = { kind: 'capture', edge: 'closes', at: jst('2026-12-20') };
		for (const deskStatus of [null, 'capture_failed'] as const) {
			const facts = order({ deskStatus });
			expect(nextDeadline(facts, termsOf(), jst('2027-05-01'))).toEqual(capture);
			expect(riskDeadline(facts, termsOf())).toBe(capture.at);
		}
		for (const gatewayState of ['UNPROCESSED', 'CHECK', 'SALES', 'CAPTURE', 'VOID']) {
			expect(nextDeadline(order({ gatewayState }), termsOf(), 0)).toBeNull();
			expect(riskDeadline(order({ gatewayState }), termsOf())).toBeNull();
		}
	});

	it('is 60 days where the contract names none', () => {
		const { actions } = judge(order({}), termsOf({ validityDays: null }), jst('2026-12-01'));
		expect(actions.capture.closesAt).toBe(jst('2027-01-19'));
	});

	it('does not begin with a validity check', () => {
		const facts = order({ gatewayState: 'CHECK' });
		const { actions, deadlines } = judge(facts, termsOf(), jst('2030-01-01'));
		expect(actions.capture).toMatchObject({ allowed: true, opensAt: null, closesAt: null });
		expect(deadlines).toEqual([]);
	});
});

describe('180 days after the transaction', () => {
	it.each([
		['AUTH', 'confirm_cancel_at_console'],
		['SALES', 'refund_or_cancel_at_console'],
		['CAPTURE', 'refund_or_cancel_at_console']
	] as const)('a cancel of %s no longer reaches the gateway', (gatewayState, kind) => {
		fc.assert(
			fc.property(jstInstants, (authorizedAt) => {
				const closesAt = endOf(authorizedAt, 180);
				const facts = order({ gatewayState, orderedAt: authorizedAt, authorizedAt });
				const cancelAt = (at: number) => judge(facts, termsOf(), at).actions.cancel;
				for (const at of [authorizedAt, closesAt - 1]) {
					expect(cancelAt(at)).toMatchObject({ allowed: true, linked: true, leavesTask: null });
				}
				for (const at of [closesAt, closesAt + 1]) {
					expect(cancelAt(at)).toMatchObject({
						allowed: true,
						linked: false,
						leavesTask: { kind, dueAt: null }
					});
				}
			}),
			runs
		);
	});

	it('is sent where the time of the transaction is not known', () => {
		const facts = order({ gatewayState: 'SALES', authorizedAt: null });
		const { cancel } = judge(facts, termsOf(), jst('2030-01-01')).actions;
		expect(cancel).toMatchObject({ allowed: true, linked: true, leavesTask: null });
	});

	it('is when a payment that was detached must be cancelled at the console', () => {
		const facts = order({ deskStatus: 'capture_failed' });
		const { leavesTask } = judge(facts, termsOf(), jst('2026-12-01')).actions.changePaymentMethod;
		expect(leavesTask).toEqual({ kind: 'cancel_at_console', dueAt: jst('2027-05-19') });
	});
});

it('every window is listed, before the capture and after it', () => {
	const opensAt = jst('2026-11-20T12:00:00');
	for (const gatewayState of ['AUTH', 'SALES', 'VOID']) {
		expect(judge(order({ gatewayState }), termsOf(), jst('2040-01-01')).deadlines).toEqual([
			{ kind: 'capture', opensAt, closesAt: jst('2026-12-20') },
			{ kind: 'amountChange', opensAt, closesAt: jst('2026-12-20') },
			{ kind: 'linkedCancel', opensAt, closesAt: jst('2027-05-19') }
		]);
	}
	expect(judge(order({ gatewayState: 'UNPROCESSED' }), termsOf(), 0).deadlines).toEqual([]);
});
