import { describe, expect, it } from 'vitest';
import { readFigure, readPercentage } from './read-figure.ts';

describe('a figure as people type it', () => {
	it.each([
		['236000', 236_000],
		['236,000', 236_000],
		['２３６，０００', 236_000],
		['￥236、000', 236_000],
		['¥ 1 234 円', 1_234],
		['　5　', 5],
		['0', 0],
		['99999999999', 99_999_999_999]
	])('%s', (text, value) => {
		expect(readFigure(text)).toBe(value);
	});

	it.each(['', ' ', '-5', '1.5', '12a', '五', '1e3', '円', '1234567890123456'])(
		'%s is none',
		(text) => {
			expect(readFigure(text)).toBeNull();
		}
	);

	it('reads percentages', () => {
		expect(['８', '10%', '8.5', '８．２５％', '', '-1', '8.555'].map(readPercentage)).toEqual([
			8,
			10,
			8.5,
			8.25,
			null,
			null,
			null
		]);
	});
});
