import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleWindow } from './visible-window.ts';

describe('the rows that are drawn', () => {
	it('are those in sight and a few more', () => {
		expect(visibleWindow(0, 320, 32, 0, 1000)).toEqual({ start: 0, end: 18, last: 9 });
		expect(visibleWindow(3200, 320, 32, 0, 1000)).toEqual({ start: 92, end: 118, last: 109 });
		expect(visibleWindow(3200, 320, 32, 90, 1000)).toEqual({ start: 2, end: 28, last: 19 });
	});

	it('cover the whole viewport wherever rows are held', () => {
		const whole = fc.integer({ min: 0, max: 5000 });
		fc.assert(
			fc.property(whole, whole, fc.integer({ min: 1, max: 2000 }), (row, above, count) => {
				const { start, end } = visibleWindow(row * 32, 900, 32, above, count);
				expect(start).toBeGreaterThanOrEqual(0);
				expect(end).toBeLessThanOrEqual(count);
				expect(end - start).toBeLessThanOrEqual(29 + 17);
				const first = row - above;
				for (let index = Math.max(0, first); index < Math.min(count, first + 29); index += 1) {
					expect(index >= start && index < end).toBe(true);
				}
			})
		);
	});
});
