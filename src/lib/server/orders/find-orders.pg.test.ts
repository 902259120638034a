import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { seedOrders } from '../../../../tests/support/seed-orders.ts';
import { FOUND_LIMIT, type FoundBy, type FoundOrders } from '../../contract/find-orders.ts';
import { gatewayOrder, orders } from '../db/schema/index.ts';
import { OrderCounts } from './count-orders.ts';
import { findOrders } from './find-orders.ts';
import type { ListContext } from './list-orders.ts';
import type { OrderRecord } from './order-record.ts';
import { searchedOf, writeSearch } from './write-search.ts';

let bench: OrderBench;
let context: ListContext;
let order: OrderRecord;
let others: OrderRecord[];
const SEEDED = 20_000;

beforeAll(async () => {
	bench = await createOrderBench();
	const { db, sql } = bench.clients;
	context = {
		db,
		sql,
		now: bench.clock.now,
		readPosition: () => Promise.resolve(''),
		counts: new OrderCounts(db, bench.clock.now)
	};
	await seedOrders(sql, SEEDED, bench.clock.now());
	await sql`
		insert into gateway_order (gateway_shop_id, gateway_order_id, order_id, position)
		select gateway_shop_id, gateway_order_id, id, 1 from orders`;
	await sql`vacuum (analyze) gateway_order`;
	order = await bench.arrive('AUTH', {
		buyer: { name: '髙橋 美咲', kana: 'タカハシ ミサキ', email: 'misaki@example.jp', phone: null }
	});
	others = [await bench.arrive('AUTH'), await bench.arrive('SALES')];
	await db.update(orders).set({ slipNumber: '490012345678' }).where(eq(orders.id, order.id));
	order = await bench.read(order.id);
	await writeSearch(db, order.id, searchedOf(order));
	// A payment that the shop has replaced since.
	await db.insert(gatewayOrder).values({
		gatewayShopId: 'tshop00000001',
		gatewayOrderId: 'OLD-Payment-77',
		orderId: order.id,
		position: 0,
		supersededAt: bench.clock.now()
	});
}, 60_000);
afterAll(() => bench.close());

const find = (text: string): Promise<FoundOrders> =>
	findOrders(context, { text, personId: 'somebody' });
const first = async (text: string) => {
	const [found] = (await find(text)).orders;
	return found && { id: found.row.id, by: found.by };
};

const WAYS: readonly [name: string, text: () => string, by: FoundBy][] = [
	['its number', () => order.number, 'number'],
	['its number in full width', () => order.number.replace('MS-', 'ｍｓ－'), 'number'],
	['its number with line breaks', () => ` ${order.number}\r\n`, 'number'],
	['its gateway id', () => `${order.number}-1`, 'gatewayId'],
	['the id of a payment that it had before', () => 'OLD-Payment-77', 'earlierPayment'],
	['its slip number', () => '４９００１２３４５６７８', 'slip'],
	['the buyer’s address', () => 'Misaki@Example.jp', 'email']
];
it.each(WAYS)('an order is found by %s, before anything else', async (_, text, by) => {
	expect(await first(text())).toEqual({ id: order.id, by });
});

it.each(['髙橋 美咲', '高橋美咲', 'たかはし　みさき', 'ﾀｶﾊｼ ﾐｻｷ'])(
	'an order is found by the buyer %s',
	async (text) => {
		const { orders: found } = await find(text);
		expect(found.length).toBeGreaterThan(0);
		expect(found.length).toBeLessThanOrEqual(FOUND_LIMIT);
		expect(found.map(({ row }) => row.id)).toContain(order.id);
		expect(found.every(({ by }) => by === 'search')).toBe(true);
	}
);

it('an exact number stands above what only begins like it', async () => {
	const [a] = others;
	const { orders: found } = await find((a?.number ?? '').slice(0, -1));
	expect(found.length).toBeGreaterThan(1);
	const exact = await find(a?.number ?? '');
	expect(exact.orders[0]).toMatchObject({ by: 'number', id: a?.number });
});

it('a pasted list finds each order once, in its order, and names what was not found', async () => {
	const [a, b] = others;
	const text = `${b?.number ?? ''}\n490012345678\r\n${a?.number.toLowerCase() ?? ''}, GHOST-99999 ${b?.number ?? ''}-1`;
	const { orders: found, list } = await find(text);
	expect(found.map(({ row }) => row.id)).toEqual([b?.id, order.id, a?.id]);
	expect(list).toEqual({
		asked: 5,
		found: 3,
		missing: ['GHOST-99999'],
		ids: [b?.id, order.id, a?.id]
	});
});

it('nothing, one character and signs of the search find nothing, and harm nothing', async () => {
	for (const text of ['', ' ', 'あ', '%', '%%%%', "'; drop table orders; --", '\\', '_____'])
		expect((await find(text)).orders, text).toEqual([]);
});

it('ids and slip numbers are read from indexes', async () => {
	const plans: string[] = [];
	const { sql } = bench.clients;
	const explain = async (query: string) => {
		const rows = await sql.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${query}`);
		plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
	};
	await explain(`select id from orders where number collate "C" in ('MS-0000001', 'ms-0000001')`);
	await explain(`select order_id from gateway_order where gateway_shop_id =
		any(array(select gateway_shop_id from gateway_account)) and gateway_order_id in ('A-1', 'a-1')`);
	await explain(`select o.id from unnest('{490012345678,490012345679}'::text[]) wanted (slip)
		cross join lateral (select s.order_id from order_search s
			where search_grams(s.searched) @> search_grams(wanted.slip)
				and s.searched like '%' || wanted.slip || '%' limit 20) near
		join orders o on o.id = near.order_id and o.slip_number = wanted.slip`);
	const [numbers = '', payments = '', slips = ''] = plans;
	expect(numbers).toContain('orders_sorted_number');
	expect(numbers).not.toContain('Seq Scan');
	expect(payments).not.toMatch(/Seq Scan on gateway_order/);
	expect(slips).toContain('order_search_grams');
	expect(slips).not.toMatch(/Seq Scan on (orders|order_search)/);
});
