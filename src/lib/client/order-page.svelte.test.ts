import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { orderRow } from '../../../tests/support/order-row.ts';
import { OrderPage, type OrderPageData } from './order-page.svelte.ts';

const NOTHING = {
	timeline: [],
	payments: [],
	consoleUrl: null,
	tasks: [],
	notes: [],
	assigneeGone: false
};
const data = (row = orderRow()) => ({ row, ...NOTHING }) as unknown as OrderPageData;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('an open order', () => {
	it('never goes back to an older row', () => {
		const order = new OrderPage(orderRow({ version: 5 }), null, () => Promise.resolve(data()));
		order.apply([orderRow({ version: 4 }), orderRow({ id: 2, version: 9 })]);
		expect(order.row.version).toBe(5);
		order.apply([orderRow({ version: 6 })]);
		expect(order.row.version).toBe(6);
	});

	it('reads its history once after a burst of changes', async () => {
		const load = vi.fn(() => Promise.resolve(data(orderRow({ version: 4 }))));
		const order = new OrderPage(orderRow(), null, load);
		for (const version of [2, 3, 4]) order.apply([orderRow({ version })]);
		await vi.advanceTimersByTimeAsync(1000);
		expect(load).toHaveBeenCalledTimes(1);
		expect(order.detail).toEqual(NOTHING);
	});

	it('keeps the row and says so when the history cannot be read', async () => {
		let broken = true;
		const order = new OrderPage(orderRow({ version: 2 }), null, () =>
			broken ? Promise.reject(new Error('cut')) : Promise.resolve(data(orderRow({ version: 2 })))
		);
		order.reload();
		await vi.advanceTimersByTimeAsync(1);
		expect([order.failed, order.row.version]).toEqual([true, 2]);
		broken = false;
		order.reload();
		await vi.advanceTimersByTimeAsync(1);
		expect(order.failed).toBe(false);
	});

	it('does not take an answer for one that was walked past', async () => {
		let answer: (value: OrderPageData) => void = () => undefined;
		const order = new OrderPage(orderRow(), null, () => new Promise((done) => (answer = done)));
		const stop = order.reload();
		await vi.advanceTimersByTimeAsync(1);
		stop();
		answer(data(orderRow({ version: 9 })));
		await vi.advanceTimersByTimeAsync(1);
		expect([order.detail, order.row.version]).toEqual([null, 1]);
	});
});
