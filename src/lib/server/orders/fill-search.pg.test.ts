import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { orders, orderSearch } from '../db/schema/index.ts';
import { fillSearch } from './fill-search.ts';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());

const written = () => bench.db.select().from(orderSearch).orderBy(orderSearch.orderId);
const sorts = async () =>
	(await bench.db.select({ sort: orders.buyerSort }).from(orders).orderBy(orders.id)).map(
		({ sort }) => sort
	);

test('orders from before there was a search are found as if they had come today', async () => {
	for (let n = 0; n < 5; n += 1) await bench.arrive('AUTH');
	const [before, sortsBefore] = [await written(), await sorts()];
	expect(before).toHaveLength(5);
	const versions = await bench.db.select({ version: orders.version }).from(orders);
	await bench.db.execute(sql`delete from order_search where order_id <> 3`);
	await bench.db.execute(sql`update orders set buyer_sort = '' where id <> 3`);
	const never = new AbortController().signal;
	expect(await fillSearch(bench, never)).toBe(4);
	expect(await written()).toEqual(before);
	expect(await sorts()).toEqual(sortsBefore);
	expect(await bench.db.select({ version: orders.version }).from(orders)).toEqual(versions);
	expect(await fillSearch(bench, never)).toBe(0);
});

test('an order that somebody is changing is left to them', async () => {
	await bench.db.execute(sql`delete from order_search`);
	await bench.db.transaction(async (tx) => {
		await tx.select().from(orders).where(eq(orders.id, 2)).for('no key update');
		expect(await fillSearch(bench, new AbortController().signal)).toBe(4);
	});
	expect((await written()).map(({ orderId }) => orderId)).not.toContain(2);
	expect(await fillSearch(bench, new AbortController().signal)).toBe(1);
});

test('it ends when the desk does', async () => {
	await bench.db.execute(sql`delete from order_search`);
	const ended = new AbortController();
	ended.abort();
	expect(await fillSearch(bench, ended.signal)).toBe(0);
});
