import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskFigures } from '../contract/desk/figures.ts';
import { DESK_TABS, EMPTY_VIEW, viewOfTab } from '../contract/desk/view.ts';
import { figureOfView, LiveTotal } from './live-total.svelte.ts';

const counts = Object.fromEntries(DESK_TABS.map((tab, index) => [tab, index + 1]));
const figures = {
	counts,
	assigned: { me: 77 },
	atRisk: [{ hours: 24, count: 5, yen: 1 }],
	capturedToday: { count: 9, yen: 1 }
} as unknown as DeskFigures;

describe('the figures', () => {
	it('count every tab, however it is sorted', () => {
		for (const tab of DESK_TABS) {
			const sort = { key: 'amount', descending: true } as const;
			const expected = tab === 'mine' ? 77 : counts[tab];
			expect(figureOfView({ ...viewOfTab(tab), sort }, figures, 'me')).toBe(expected);
		}
	});

	it('count horizons and what was captured today, and nothing else', () => {
		const deadline = viewOfTab('deadline');
		expect(figureOfView({ ...deadline, expiresWithin: 24 }, figures, 'me')).toBe(5);
		expect(figureOfView({ ...deadline, expiresWithin: 23 }, figures, 'me')).toBeNull();
		const today = { ...viewOfTab('completed'), capturedToday: true };
		expect(figureOfView(today, figures, 'me')).toBe(9);
		expect(figureOfView({ ...EMPTY_VIEW, shop: ['main'] }, figures, 'me')).toBeNull();
		expect(figureOfView({ ...deadline, search: '髙橋' }, figures, 'me')).toBeNull();
	});
});

describe('counting again', () => {
	beforeEach(() => vi.useFakeTimers());
	afterEach(() => vi.useRealTimers());

	it('happens once in five seconds, only after changes', async () => {
		let asked = 0;
		const told: number[] = [];
		const total = new LiveTotal(
			() => Promise.resolve({ count: ++asked, exact: true }),
			({ count }) => told.push(count)
		);
		await vi.advanceTimersByTimeAsync(20_000);
		expect(asked).toBe(0);
		for (let second = 0; second < 21; second += 1) {
			total.notice();
			await vi.advanceTimersByTimeAsync(1000);
		}
		expect(asked).toBeGreaterThanOrEqual(4);
		expect(asked).toBeLessThanOrEqual(5);
		expect(told).toEqual(Array.from({ length: asked }, (_, index) => index + 1));
		total.notice();
		total.stop();
		await vi.advanceTimersByTimeAsync(20_000);
		expect(told).toHaveLength(asked);
	});
});
