import { describe, expect, it } from 'vitest';
import { ScrollSpace } from './scroll-space.ts';

const VIEWPORT = 800;

function space(height: number, highest: number): ScrollSpace {
	const made = new ScrollSpace(highest);
	made.measure(height, VIEWPORT);
	return made;
}

describe('a list below the limit', () => {
	it('is scrolled as it is', () => {
		const list = space(50_000, 100_000);
		expect([list.height, list.isScaled]).toEqual([50_000, false]);
		for (const at of [0, 17, 40_000, 49_200]) expect(list.scrolledTo(at)).toBe(at);
		expect(list.goTo(1234)).toBe(1234);
		expect(list.rest()).toBe(1234);
	});
});

describe('a list above the limit', () => {
	it('reaches both ends and everything between by leaps', () => {
		const list = space(32_000_000, 100_000);
		expect(list.height).toBe(100_000);
		expect(list.scrolledTo(99_200)).toBe(32_000_000 - VIEWPORT);
		expect(list.scrolledTo(49_600)).toBeCloseTo((32_000_000 - VIEWPORT) / 2, 5);
		expect(list.scrolledTo(0)).toBe(0);
	});

	it('moves by the pixels that are scrolled, and never gets stuck at an end of the scrollbar', () => {
		const list = space(32_000_000, 100_000);
		let scrollTop = list.goTo(16_000_000);
		for (let step = 1; step <= 2000; step += 1) {
			scrollTop -= 100;
			expect(list.scrolledTo(scrollTop)).toBe(16_000_000 - step * 100);
			if (step % 5 === 0) scrollTop = list.rest();
			expect(scrollTop).toBeGreaterThan(0);
		}
	});

	it('stays within the list', () => {
		const list = space(32_000_000, 100_000);
		expect([list.goTo(-5), list.top]).toEqual([0, 0]);
		expect([list.goTo(99_000_000), list.top]).toEqual([99_200, 32_000_000 - VIEWPORT]);
	});
});
