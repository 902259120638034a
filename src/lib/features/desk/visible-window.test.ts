import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleWindow } from './visible-window.ts';

describe('the rows that are drawn', () => {
	it('are those in sight and a few more', () => {
		expect(visibleWindow(0, 320, 32, 1000)).toEqual({ start: 0, end: 14, first: 0, last: 9 });
		expect(visibleWindow(3200, 320, 32, 1000)).toEqual({
			start: 96,
			end: 114,
			first: 100,
			last: 109
		});
	});

	it('cover the whole viewport wherever the list is', () => {
		const whole = fc.integer({ min: 0, max: 5000 });
		fc.assert(
			fc.property(whole, fc.integer({ min: 1, max: 2000 }), (row, length) => {
				const { start, end, first, last } = visibleWindow(row * 32, 900, 32, length);
				expect(start).toBeGreaterThanOrEqual(0);
				expect(end).toBeLessThanOrEqual(length);
				expect(end - start).toBeLessThanOrEqual(29 + 8);
				expect(start <= first && first <= last && last < end).toBe(true);
				for (let index = row; index < Math.min(length, row + 29); index += 1) {
					expect(index >= start && index < end).toBe(true);
				}
			})
		);
	});
});
