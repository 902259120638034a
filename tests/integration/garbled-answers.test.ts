import { afterAll, beforeAll, expect, it } from 'vitest';
import { inquireOrder } from '../../src/lib/server/orders/inquire-order.ts';
import { findOrderId } from '../../src/lib/server/orders/change-order.ts';
import { receiveOrders } from '../../src/lib/server/orders/receive-orders.ts';
import { startSimulator, type RunningSimulator } from '../../src/simulator/simulator.ts';
import { openFaultContext, type FaultContext } from '../faults/order-context.ts';
import { BENCH_SHOP, incomingOrder, installShop } from '../support/order-bench.ts';
import { createTestDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres-server.ts';

/** From the bytes on the socket to the row in the database: whatever comes, it ends on the order. */
let simulator: RunningSimulator;
let database: TestDatabase;
let desk: FaultContext;
let orderId: number;

async function control(path: string, body: unknown): Promise<void> {
	const answer = await fetch(`${simulator.url}/control/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	if (!answer.ok) throw new Error(await answer.text());
}

beforeAll(async () => {
	simulator = await startSimulator();
	database = await createTestDatabase();
	desk = await openFaultContext({ databaseUrl: database.url, checkpoint: () => undefined });
	await installShop(desk.orders, simulator.url, 'demopass01');
	await control('orders', { shop: BENCH_SHOP.code, orderId: 'GARBLED-1', amount: 4_980 });
	const shop = { kind: 'shop', id: 'key', name: '丸山道具店' } as const;
	await receiveOrders(desk.orders, [incomingOrder('GARBLED', Date.now())], shop);
	orderId = (await findOrderId(desk.orders.db, BENCH_SHOP.code, 'GARBLED')) ?? 0;
	await inquireOrder(desk.orders, orderId, 'arrival');
});
afterAll(async () => {
	await desk.close();
	await simulator.stop();
	await database.drop();
});

it.each(['malformed', 'wrongCharset', 'cut', 'huge', 'empty'])(
	'an answer that is %s stands on the order until one can be read',
	async (kind) => {
		await control('faults', { faults: [{ kind, api: 'SearchTradeMulti' }], replace: true });
		const garbled = await inquireOrder(desk.orders, orderId, 'person');
		expect(garbled).toMatchObject({ gatewayState: 'AUTH', amount: 4_980 });
		expect(garbled?.anomaly).toMatch(/^ANSWER_/);

		await control('faults', { faults: [], replace: true });
		const read = await inquireOrder(desk.orders, orderId, 'person');
		expect(read).toMatchObject({ anomaly: null, paymentStatus: 'authorized' });
	}
);
