import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsWithLines, destinationsAfter, type OrderLine } from './order-lines.ts';

const line = (unitPrice: number, quantity: number, taxRate = 10): OrderLine => ({
	sku: 's',
	name: 'n',
	unitPrice,
	quantity,
	taxRate
});
const AMOUNTS = { goods: 4_000, shipping: 600, tax: 380, fee: 0, discount: 100, total: 4_880 };

const anyLine = fc
	.tuple(
		fc.integer({ min: 0, max: 99_999 }),
		fc.integer({ min: 1, max: 99 }),
		fc.constantFrom(8, 10)
	)
	.map(([price, quantity, rate]) => line(price, quantity, rate));

describe('amountsWithLines', () => {
	it('keeps every figure while the lines stay, whatever the shop’s own rounding was', () => {
		fc.assert(
			fc.property(fc.array(anyLine), (lines) => {
				expect(amountsWithLines(AMOUNTS, lines, lines)).toEqual(AMOUNTS);
			})
		);
	});

	it('moves goods and tax by what the lines make', () => {
		expect(amountsWithLines(AMOUNTS, [line(4_000, 1)], [line(4_000, 2)])).toEqual({
			...AMOUNTS,
			goods: 8_000,
			tax: 780,
			total: 9_280
		});
		expect(amountsWithLines(AMOUNTS, [line(999, 1, 8), line(1, 1, 10)], [line(999, 1, 8)])).toEqual(
			{
				...AMOUNTS,
				goods: 3_999,
				total: 4_879
			}
		);
	});

	it('adds no tax where prices include it', () => {
		const inclusive = { ...AMOUNTS, tax: 0, total: 4_500 };
		expect(amountsWithLines(inclusive, [line(4_000, 1)], [line(4_000, 2)]).tax).toBe(0);
	});

	it('always adds up, and there and back changes nothing', () => {
		fc.assert(
			fc.property(fc.array(anyLine), fc.array(anyLine), (before, after) => {
				const big = { ...AMOUNTS, goods: 99_999_999, tax: 99_999_999, total: 200_000_498 };
				const there = amountsWithLines(big, before, after);
				expect(there.total).toBe(
					there.goods + there.shipping + there.tax + there.fee - there.discount
				);
				expect(amountsWithLines(there, after, before)).toEqual(big);
			})
		);
	});
});

describe('destinationsAfter', () => {
	const two = [{ lines: [0] }, { lines: [1, 2] }];
	const kept = (from: number) => ({ ...line(1, 1), from, destination: 0 });
	const added = (destination: number) => ({ ...line(1, 1), from: null, destination });

	it('follows the lines to their new places', () => {
		expect(destinationsAfter(two, 3, [kept(2), added(0), kept(0)])).toEqual({
			destinations: [{ lines: [1, 2] }, { lines: [0] }]
		});
	});
	it.each([
		['nothing is left', [], { code: 'NO_LINES' }],
		[
			'a destination is left without goods',
			[kept(1)],
			{ code: 'DESTINATION_EMPTY', destination: 0 }
		],
		['a line is named twice', [kept(0), kept(0)], { code: 'LINE_UNKNOWN', line: 1 }],
		['a line was never there', [kept(3)], { code: 'LINE_UNKNOWN', line: 0 }],
		[
			'a new line goes nowhere',
			[kept(0), kept(1), added(2)],
			{ code: 'DESTINATION_UNKNOWN', line: 2 }
		]
	])('refuses when %s', (_, edited, refusal) => {
		expect(destinationsAfter(two, 3, edited)).toEqual({ refusal });
	});
	it('asks for no destination where the order names none', () => {
		expect(destinationsAfter([], 1, [added(0)])).toEqual({ destinations: [] });
	});
});
