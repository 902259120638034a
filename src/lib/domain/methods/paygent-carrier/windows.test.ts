import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jstDay, jstInstant, jstInstants } from '../../../../../tests/support/jst-instants.ts';
import { judge, nextDeadline, riskDeadline } from '../../eligibility/judge.ts';
import { factsOf, jst, termsOf } from '../../orders/facts-for-tests.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import { CARRIERS } from '../../orders/vocabulary.ts';

const carrierOrder = (differing: Partial<OrderFacts>) =>
	factsOf({ system: 'paygent-carrier', carrier: 'docomo', gatewayState: 'AUTH_OK', ...differing });
const clearing = (captureRequestedAt: number, differing: Partial<OrderFacts> = {}) =>
	judge(carrierOrder({ captureRequestedAt, ...differing }), termsOf(), 0).deadlines.find(
		({ kind }) => kind === 'clearing'
	);

describe('the clearing', () => {
	it('begins at 11:00 of the next day, a day later from 21:00:00 on', () => {
		fc.assert(
			fc.property(jstInstants, (someTime) => {
				const day = jstDay(someTime);
				const cutOff = jstInstant(day, '21:00');
				const from = (days: number) => ({
					kind: 'clearing',
					opensAt: jstInstant(day.add({ days }), '11:00'),
					closesAt: jstInstant(day.add({ days: days + 1 }))
				});
				expect(clearing(jstInstant(day))).toEqual(from(1));
				expect(clearing(cutOff - 1)).toEqual(from(1));
				expect(clearing(cutOff)).toEqual(from(2));
				expect(clearing(cutOff + 1)).toEqual(from(2));
				expect(clearing(jstInstant(day.add({ days: 1 })) - 1)).toEqual(from(2));
				expect(clearing(someTime)).toEqual(from(someTime < cutOff ? 1 : 2));
			}),
			{ numRuns: 1_000 }
		);
	});

	it.each([
		['2024-02-28T20:59:59.999', '2024-02-29T11:00:00'],
		['2024-02-28T21:00:00', '2024-03-01T11:00:00'],
		['2026-12-31T20:59:59.999', '2027-01-01T11:00:00'],
		['2026-12-30T21:00:00', '2027-01-01T11:00:00']
	])('requested %s it begins %s', (requested, begins) => {
		expect(clearing(jst(requested))?.opensAt).toBe(jst(begins));
	});

	it.each(['AUTH_OK', 'AUTH_COMPLETE', 'CLEARING', 'CLEARED', 'FAILED'])(
		'is listed in %s once something was requested, and only then',
		(gatewayState) => {
			expect(clearing(jst('2026-12-10'), { gatewayState })).toBeDefined();
			const { deadlines } = judge(carrierOrder({ gatewayState }), termsOf(), 0);
			expect(deadlines.map(({ kind }) => kind)).toEqual(['capture']);
		}
	);

	it('is what a person watches: its beginning, then when it is late', () => {
		const opensAt = jst('2026-12-11T11:00:00');
		const closesAt = jst('2026-12-12');
		for (const gatewayState of ['AUTH_OK', 'AUTH_COMPLETE', 'CLEARING']) {
			const facts = carrierOrder({ gatewayState, captureRequestedAt: jst('2026-12-10T12:00:00') });
			const next = (at: number) => nextDeadline(facts, termsOf(), at);
			expect(next(opensAt - 1)).toEqual({ kind: 'clearing', edge: 'opens', at: opensAt });
			expect(next(opensAt)).toEqual({ kind: 'clearing', edge: 'closes', at: closesAt });
			expect(next(closesAt)).toEqual({ kind: 'clearing', edge: 'closes', at: closesAt });
			// What is being captured cannot lapse.
			expect(riskDeadline(facts, termsOf())).toBeNull();
		}
		const cleared = carrierOrder({ gatewayState: 'CLEARED', captureRequestedAt: opensAt });
		expect(nextDeadline(cleared, termsOf(), opensAt)).toBeNull();
	});
});

describe('the validity of an authorization', () => {
	it.each(CARRIERS)('closes %s to the millisecond where the shop names one', (carrier) => {
		fc.assert(
			fc.property(jstInstants, fc.integer({ min: 1, max: 365 }), (authorizedAt, validityDays) => {
				const closesAt = jstInstant(jstDay(authorizedAt).add({ days: validityDays }));
				const facts = carrierOrder({ carrier, orderedAt: authorizedAt, authorizedAt });
				const terms = termsOf({ validityDays });
				const at = (instant: number) => judge(facts, terms, instant).actions;
				expect(at(closesAt - 1).capture).toMatchObject({ allowed: true, closesAt });
				for (const action of ['capture', 'cancel', 'correctedCapture', 'return'] as const) {
					expect(at(closesAt)[action].refusal?.code).toBe('AUTHORIZATION_EXPIRED');
				}
				expect(riskDeadline(facts, terms)).toBe(closesAt);
				expect(nextDeadline(facts, terms, closesAt)).toMatchObject({ kind: 'capture' });
				// Once the capture was requested the authorization has done its work.
				const requested = { ...facts, captureRequestedAt: authorizedAt };
				expect(judge(requested, terms, closesAt).actions.capture.refusal?.code).toBe(
					'NOT_IN_CARRIER_GRID'
				);
			})
		);
	});

	it('closes nothing where none is named', () => {
		const { capture } = judge(
			carrierOrder({}),
			termsOf({ validityDays: null }),
			jst('2040-01-01')
		).actions;
		expect(capture).toMatchObject({ allowed: true, opensAt: null, closesAt: null });
	});
});
