import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ViewCounts } from './view-counts.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const counting = () => {
	const asked: string[][] = [];
	const counts = new ViewCounts({
		count: (queries) => {
			asked.push(queries);
			return Promise.resolve(queries.map((query) => ({ count: query.length, exact: true })));
		}
	});
	return { asked, counts };
};

it('counts what is looked at at once, and after changes at most every five seconds', async () => {
	const { asked, counts } = counting();
	counts.notice();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(asked).toEqual([]);
	counts.watch(['a', 'bb']);
	await vi.advanceTimersByTimeAsync(1);
	expect(asked).toEqual([['a', 'bb']]);
	expect(counts.of('bb')).toEqual({ count: 2, exact: true });
	for (let frame = 0; frame < 40; frame += 1) {
		counts.notice();
		await vi.advanceTimersByTimeAsync(250);
	}
	expect(asked).toHaveLength(3);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked.length).toBeLessThanOrEqual(4);
});

it('counts a view that comes into sight without waiting, many in several questions', async () => {
	const { asked, counts } = counting();
	counts.watch(['a']);
	await vi.advanceTimersByTimeAsync(1);
	counts.watch(['a', ...Array.from({ length: 30 }, (_, at) => `q${at}`)]);
	await vi.advanceTimersByTimeAsync(1);
	expect(asked.map((part) => part.length)).toEqual([1, 24, 7]);
	counts.watch(['a', 'q1']);
	await vi.advanceTimersByTimeAsync(1);
	expect(asked).toHaveLength(3);
});
