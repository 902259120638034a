import { describe, expect, it } from 'vitest';
import { factsOf, jst, termsOf } from '../orders/facts-for-tests.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import { judgeSendThenCapture } from './send-then-capture.ts';

const NOW = jst('2026-12-10T12:00:00');
const verdictOf = (facts: Partial<OrderFacts>) =>
	judgeSendThenCapture(factsOf({ gatewayState: 'AUTH', ...facts }), termsOf(), NOW);

describe('judgeSendThenCapture', () => {
	it('is open where a change is unsent and a capture would be', () => {
		const verdict = verdictOf({ localAmount: 4_500 });
		expect(verdict).toMatchObject({ allowed: true, linked: true, refusal: null });
		expect(verdict.warnings).toEqual([{ code: 'BUYER_WILL_BE_MAILED', params: {} }]);
	});
	it.each([
		['nothing is unsent', {}, 'NOTHING_TO_SEND'],
		[
			'points only go up',
			{ localAmount: 6_000, pointsOnly: true },
			'AMOUNT_INCREASE_WITH_POINTS_ONLY'
		],
		[
			'it is captured already',
			{ gatewayState: 'SALES', capturedAt: jst('2026-12-05T10:00:00'), localAmount: 4_500 },
			'ALREADY_CAPTURED'
		],
		['somebody is at work', { localAmount: 4_500, operationInFlight: true }, 'OPERATION_IN_FLIGHT']
	] as const)('is closed when %s', (_, facts, code) => {
		expect(verdictOf(facts).refusal?.code).toBe(code);
	});
});
