import { expect, it } from 'vitest';
import { factsOf, jst, termsOf } from '../orders/facts-for-tests.ts';
import { judgeContentEdit } from './edit-content.ts';

const NOW = jst('2026-12-10T12:00:00');
const PAID = { gatewayState: 'SALES', capturedAt: jst('2026-12-05T10:00:00') };

it.each([
	['the same total', {}, 4_980, null],
	['another total', {}, 5_000, null],
	['nothing left', {}, 0, 'AMOUNT_OUT_OF_RANGE'],
	['too much', {}, 10_000_000, 'AMOUNT_OUT_OF_RANGE'],
	['points only, up', { pointsOnly: true }, 5_000, 'AMOUNT_INCREASE_WITH_POINTS_ONLY'],
	['once paid', PAID, 4_980, 'CONTENT_FIXED_AFTER_CAPTURE']
] as const)('%s', (_, facts, total, code) => {
	const verdict = judgeContentEdit(
		factsOf({ gatewayState: 'AUTH', ...facts }),
		termsOf(),
		NOW,
		total
	);
	expect(verdict.refusal?.code ?? null).toBe(code);
});

it('tells that a coupon may be lost', () => {
	const facts = factsOf({ gatewayState: 'AUTH', couponThreshold: 4_000 });
	expect(judgeContentEdit(facts, termsOf(), NOW, 3_999).warnings.map(({ code }) => code)).toEqual([
		'BUYER_WILL_BE_MAILED',
		'COUPON_MAY_BE_WITHDRAWN'
	]);
});
