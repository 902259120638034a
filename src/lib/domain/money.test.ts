import { describe, expect, it } from 'vitest';
import { AMOUNT_LIMITS, isWithin, isYen } from './money.ts';
import { PAYMENT_SYSTEMS } from './orders/vocabulary.ts';

describe('amounts', () => {
	it.each([0.5, 4980.01, NaN, Infinity, 2 ** 53])('%s is not whole yen', (value) => {
		expect(isYen(value)).toBe(false);
	});

	it.each(PAYMENT_SYSTEMS)('%s takes ¥1 to ¥9,999,999', (system) => {
		const inside = (amount: number) => isWithin(AMOUNT_LIMITS[system], amount);
		expect([0, 1, 9_999_999, 10_000_000, 1.5, -1].map(inside)).toEqual([
			false,
			true,
			true,
			false,
			false,
			false
		]);
	});
});
