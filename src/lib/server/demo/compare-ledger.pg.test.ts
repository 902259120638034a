import { afterAll, beforeAll, expect, it } from 'vitest';
import {
	BENCH_SHOP,
	createOrderBench,
	type OrderBench
} from '../../../../tests/support/order-bench.ts';
import type { RecruitGatewayState } from '../../contract/gateway-codes.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import { pairWithDesk, type Trade } from './compare-ledger.ts';
import { judgeLedger } from './judge-ledger.ts';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());

const trade = (
	order: Pick<OrderRecord, 'gatewayOrderId' | 'amount'>,
	state: RecruitGatewayState,
	more: Partial<Trade> = {}
): Trade => ({
	shopId: BENCH_SHOP.gatewayShopId,
	orderId: order.gatewayOrderId ?? '',
	state,
	amount: order.amount,
	captures: 0,
	...more
});

it('finds what differs between ledger and desk, and nothing else', async () => {
	const [same, captured, changed, twice, doubtful, gone] = [
		await bench.arrive('AUTH'),
		await bench.arrive('AUTH'),
		await bench.arrive('AUTH'),
		await bench.arrive('SALES'),
		await bench.arrive('AUTH'),
		await bench.arrive('AUTH')
	];
	const { sql } = bench.clients;
	await sql`
		update orders set operation_state = 'unknown', operation_action = 'capture'
		where id = ${doubtful.id}`;
	// An earlier payment of the first order, which the desk has never looked at.
	await sql`
		insert into gateway_order (gateway_shop_id, gateway_order_id, order_id, position)
		values (${BENCH_SHOP.gatewayShopId}, 'OLD-1', ${same.id}, 0)`;
	const trades = [
		trade(same, 'AUTH'),
		trade(captured, 'SALES', { captures: 1 }),
		trade(changed, 'AUTH', { amount: 1 }),
		trade(twice, 'SALES', { captures: 2 }),
		trade(doubtful, 'AUTH'),
		trade({ gatewayOrderId: 'OLD-1', amount: 10 }, 'EXPIRED'),
		// The same id of another shop is another payment.
		trade(gone, 'AUTH', { shopId: 'tshop00000009' }),
		trade({ gatewayOrderId: 'BUYER-1', amount: 10 }, 'AUTHPROCESS')
	];
	const { rows, ...figures } = judgeLedger(trades, await pairWithDesk(sql, trades));
	const name = ({ number }: OrderRecord) => ({ shop: 'main', number });
	expect(
		rows.map(({ order, gatewayOrderId, differences }) => [order ?? gatewayOrderId, differences])
	).toEqual([
		[name(twice), ['captured_twice']],
		[name(captured), ['state']],
		[name(changed), ['amount']],
		[name(gone), ['not_at_gateway']],
		[gone.gatewayOrderId, ['not_on_desk']],
		[name(doubtful), ['in_doubt']]
	]);
	expect(figures).toEqual({
		transactions: 8,
		captures: 3,
		capturedMoreThanOnce: 1,
		differing: 5,
		inDoubt: 1
	});
	expect(rows.find(({ differences }) => differences.includes('state'))).toMatchObject({
		ledger: { state: 'SALES', amount: 4980, captures: 1 },
		desk: { state: 'AUTH', amount: 4980, operation: null }
	});
	expect(rows[1]?.desk?.confirmedAt).toBeGreaterThan(Date.now() - 60_000);
	expect(rows.at(-1)?.desk?.operation).toEqual({ action: 'capture', state: 'unknown' });
});

it('compares with an empty ledger', async () => {
	expect(
		(await pairWithDesk(bench.clients.sql, [])).every((pair) => pair.ledgerState === null)
	).toBe(true);
});
