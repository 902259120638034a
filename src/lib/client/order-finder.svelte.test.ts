import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FoundOrders } from '../contract/find-orders.ts';
import { OrderFinder } from './order-finder.svelte.ts';

const answer = (ids: number[]): FoundOrders => ({
	orders: [],
	list: { asked: ids.length, found: ids.length, missing: [], ids }
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks once for a piece of typing, at once for a paste, and not for nothing', async () => {
	const find = vi.fn((_text: string) => Promise.resolve(answer([1])));
	const finder = new OrderFinder({ find });
	for (const text of ['M', 'MS', 'MS-1']) finder.look(text);
	await vi.advanceTimersByTimeAsync(200);
	expect(find.mock.calls).toEqual([['MS-1']]);
	finder.look('MS-104655', { atOnce: true });
	expect(find).toHaveBeenCalledTimes(2);
	await finder.settled();
	expect(finder.found?.list?.ids).toEqual([1]);
	finder.look('  ');
	await vi.advanceTimersByTimeAsync(200);
	expect(find).toHaveBeenCalledTimes(2);
	expect(finder.found).toBeNull();
});

it('an answer that comes late never replaces a later one', async () => {
	const pending: ((found: FoundOrders) => void)[] = [];
	const finder = new OrderFinder({
		find: () => new Promise((resolve) => pending.push(resolve))
	});
	finder.look('a', { atOnce: true });
	finder.look('ab', { atOnce: true });
	pending[1]?.(answer([2]));
	await vi.advanceTimersByTimeAsync(0);
	pending[0]?.(answer([1]));
	await vi.advanceTimersByTimeAsync(0);
	expect(finder.found?.list?.ids).toEqual([2]);
	expect(finder.isLooking).toBe(false);
});

it('says that it could not look, and looks again', async () => {
	let isDown = true;
	const finder = new OrderFinder({
		find: () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(answer([])))
	});
	finder.look('x', { atOnce: true });
	await finder.settled();
	expect(finder.failed).toBe(true);
	isDown = false;
	finder.look('xy', { atOnce: true });
	await finder.settled();
	expect(finder.failed).toBe(false);
});
