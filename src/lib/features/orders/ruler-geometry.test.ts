import { describe, expect, it } from 'vitest';
import { factsOf, jst, termsOf } from '../../domain/orders/facts-for-tests.ts';
import type { OrderFacts } from '../../domain/orders/order-facts.ts';
import { rulerGeometry } from './ruler-geometry.ts';

const drawn = (facts: OrderFacts, now: number, terms = termsOf()) =>
	rulerGeometry(facts, terms, now);

describe('the ruler of an order', () => {
	it('reaches from the order to the 120th day, with every extension on the way', () => {
		const ruler = drawn(factsOf(), jst('2026-12-01'));
		expect(ruler?.from).toBe(jst('2026-11-20T12:00:00'));
		expect(ruler?.to).toBe(jst('2027-03-20'));
		expect(ruler?.projections.map(({ to, last }) => [to, last])).toEqual([
			[jst('2027-01-19'), false],
			[jst('2027-02-18'), false],
			[jst('2027-03-20'), true]
		]);
		expect(ruler?.projections[0]?.from).toBe(jst('2026-12-20'));
	});

	it('draws windows with the same times as one lane', () => {
		const ruler = drawn(factsOf(), jst('2026-12-01'));
		expect(ruler?.lanes.map(({ kinds, phase }) => [kinds, phase])).toEqual([
			[['capture', 'extension', 'amountChange', 'linkedCancel'], 'open']
		]);
	});

	it('ends with the current expiry where nothing can be extended', () => {
		const ruler = drawn(factsOf(), jst('2026-12-01'), termsOf({ extensionEnabled: false }));
		expect(ruler?.to).toBe(jst('2026-12-20'));
		expect(ruler?.projections).toEqual([]);
	});

	it('keeps windows that are over, and says which are still to come', () => {
		const facts = factsOf({ gatewayState: 'SALES', capturedAt: jst('2026-12-05T10:00:00') });
		const phases = drawn(facts, jst('2026-12-05T23:00:00'))?.lanes.map(({ kinds, phase }) => [
			kinds.join(),
			phase
		]);
		expect(phases).toContainEqual(['amountChange', 'ahead']);
		expect(phases).toContainEqual(['linkedCancel', 'open']);
	});

	it('says where time runs for nothing', () => {
		const sold = factsOf({ gatewayState: 'SALES', capturedAt: jst('2026-11-21T10:00:00') });
		const lanes = drawn(sold, jst('2026-12-01'))?.lanes ?? [];
		expect(lanes.find(({ kinds }) => kinds.includes('capture'))?.phase).toBe('moot');
		expect(lanes.find(({ kinds }) => kinds.includes('amountChange'))?.phase).toBe('open');

		const cancelled = factsOf({ gatewayState: 'CANCEL', deskStatus: 'cancelled' });
		const phases = drawn(cancelled, jst('2026-12-01'))?.lanes.map(({ phase }) => phase);
		expect(phases).toEqual(['moot']);
	});

	it('keeps the window of an order that waits for an outcome', () => {
		const doubtful = drawn(factsOf({ outcomeUnknown: true }), jst('2026-12-01'));
		expect(doubtful?.lanes[0]?.phase).toBe('open');
		expect(doubtful?.projections).toHaveLength(3);
	});

	it('places now between the ends, and months where they begin', () => {
		const ruler = drawn(factsOf({ extensions: 1 }), jst('2027-01-18T12:00:00'));
		expect(ruler?.now).toBeCloseTo(59 / 119.5, 6);
		expect(ruler?.months.map(({ month }) => month)).toEqual([12, 1, 2, 3]);
		for (const { left, right } of ruler?.lanes ?? []) {
			expect(left).toBeGreaterThanOrEqual(0);
			expect(right).toBeLessThanOrEqual(1);
		}
	});

	it('is not drawn where no time decides anything', () => {
		const facts = factsOf({ gatewayState: 'UNPROCESSED', authorizedAt: null });
		expect(drawn(facts, jst('2026-12-01'))).toBeNull();
	});
});
