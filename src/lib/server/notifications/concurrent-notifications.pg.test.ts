import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { notification } from '../db/schema/index.ts';
import { receiveResultNotification } from './receive-result-notification.ts';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());

// Each one's row refers to the order, which it then locks: in the other order two of them wait for
// each other, and PostgreSQL refuses one, which the gateway takes for a failure.
it('keeps notifications of one order that arrive at the same time', async () => {
	const order = await bench.arrive('AUTH');
	const body = Buffer.from(
		new URLSearchParams({
			ShopID: 'tshop00000001',
			OrderID: order.gatewayOrderId ?? '',
			AccessID: '0'.repeat(32),
			Status: 'SALES',
			PayType: '24'
		}).toString()
	);
	const COUNT = 40;
	const verdicts = await Promise.all(
		Array.from({ length: COUNT }, () => receiveResultNotification(bench, body))
	);
	expect(verdicts).toEqual(Array.from({ length: COUNT }, () => 'accepted'));
	const kept = await bench.db.select().from(notification).where(eq(notification.orderId, order.id));
	expect(kept).toHaveLength(COUNT);
});
