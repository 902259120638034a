import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	createOrderBench,
	incomingOrder,
	type OrderBench
} from '../../../../tests/support/order-bench.ts';
import { shows } from '../../../../tests/support/scripted-gateway.ts';
import { gatewayOrder, notification, orders } from '../db/schema/index.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import { receiveOrders } from '../orders/receive-orders.ts';
import { runDueInquiries } from '../orders/run-due-inquiries.ts';
import { watchSupersededPayments } from '../orders/watch-superseded-payments.ts';
import { receiveResultNotification } from './receive-result-notification.ts';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());
beforeEach(() => {
	bench.clock.moveTo(0);
});

const SHOP = { kind: 'shop', id: 'key', name: '丸山道具店' } as const;

describe('a result notification', () => {
	const form = (fields: Record<string, string>): Uint8Array =>
		Buffer.from(new URLSearchParams(fields).toString());

	it('causes an inquiry, at most one in ten seconds, and is believed in nothing', async () => {
		const order = await bench.arrive('CAPTURE_ACCEPTED');
		const notified = {
			ShopID: 'tshop00000001',
			OrderID: order.gatewayOrderId ?? '',
			AccessID: '0'.repeat(32),
			Status: 'CAPTURE',
			PayType: 'O'
		};
		expect(await receiveResultNotification(bench, form(notified))).toBe('accepted');
		const first = await bench.read(order.id);
		expect(first).toMatchObject({
			gatewayState: 'CAPTURE_ACCEPTED',
			inquireReason: 'notification'
		});
		await bench.db.update(orders).set({ inquireAt: null }).where(eq(orders.id, order.id));
		for (let i = 0; i < 5; i++) await receiveResultNotification(bench, form(notified));
		const { inquireAt, notifiedInquiryAt } = await bench.read(order.id);
		expect(inquireAt).toBe((first.notifiedInquiryAt ?? 0) + 10_000);
		expect(notifiedInquiryAt).toBe(inquireAt);
	});

	it('that is forged, foreign, unknown, broken or a test is kept and harmless', async () => {
		const order = await bench.arrive('AUTH');
		const about = { ShopID: 'tshop00000001', OrderID: order.gatewayOrderId ?? '', PayType: '24' };
		const verdicts = [
			await receiveResultNotification(bench, form({ ...about, AccessID: 'f'.repeat(32) })),
			await receiveResultNotification(bench, form({ ...about, PayType: '0' })),
			await receiveResultNotification(bench, form({ ...about, ShopID: 'tshop00000009' })),
			await receiveResultNotification(bench, Buffer.from([0xff, 0x25, 0x5a, 0x00])),
			await receiveResultNotification(
				bench,
				form({ ...about, AccessID: '0'.repeat(32), ErrInfo: 'E00000000' })
			)
		];
		expect(verdicts).toEqual([
			'foreign',
			'foreign',
			'unknown_order',
			'unreadable',
			'connectivity_test'
		]);
		expect((await bench.read(order.id)).version).toBe(order.version);
		const kept = await bench.db.select().from(notification);
		expect(kept.length).toBeGreaterThanOrEqual(verdicts.length);
	});

	it('however many and however mixed, gets one inquiry in ten seconds, whose answer alone counts', async () => {
		// The others' own schedules are not what is counted here.
		await bench.db.update(orders).set({ inquireAt: null });
		const order = await bench.arrive('AUTH');
		const ways = ['SALES', 'AUTH', 'CANCEL', 'PAYFAIL', 'RETURN', 'NEWWORD', ''];
		const tell = () =>
			Promise.all(
				Array.from({ length: 60 }, (_, at) =>
					receiveResultNotification(
						bench,
						form({
							ShopID: 'tshop00000001',
							OrderID: order.gatewayOrderId ?? '',
							AccessID: '0'.repeat(32),
							Status: ways[at % ways.length] ?? '',
							PayType: at % 2 === 0 ? '24' : 'O'
						})
					)
				)
			);
		const look = async (): Promise<number> => {
			bench.gateway.asked.length = 0;
			bench.gateway.willShow(shows('AUTH'));
			await runDueInquiries(bench, { concurrency: 4, signal: new AbortController().signal });
			return bench.gateway.asked.length;
		};
		await tell();
		expect(await look()).toBe(1);
		await tell();
		expect(await look()).toBe(0);
		bench.clock.moveTo(3_000);
		await tell();
		expect(await look()).toBe(0);
		bench.clock.moveTo(11_000);
		expect(await look()).toBe(1);
		expect(await bench.read(order.id)).toMatchObject({
			gatewayState: 'AUTH',
			paymentStatus: 'authorized',
			version: order.version
		});
	});

	it('that arrives before the order does is kept, and the order finds its state by itself', async () => {
		const early = { ShopID: 'tshop00000001', OrderID: 'EARLY-1-1', PayType: '24', Status: 'AUTH' };
		expect(await receiveResultNotification(bench, form(early))).toBe('unknown_order');
		await receiveOrders(bench, [incomingOrder('EARLY-1', bench.clock.now())], SHOP);
		bench.gateway.willShow(shows('AUTH'));
		await runDueInquiries(bench, { concurrency: 1, signal: new AbortController().signal });
		const [order] = await bench.db.select().from(orders).where(eq(orders.number, 'EARLY-1'));
		expect(order?.paymentStatus).toBe('authorized');
	});

	it('about a payment of before looks at that one, and a flood does not put it off', async () => {
		const order = await bench.arrive('PAYFAIL');
		await receiveOrders(
			bench,
			[
				incomingOrder(order.number, bench.clock.now() + 5_000, {
					payment: {
						gatewayShopId: order.gatewayShopId,
						gatewayOrderIds: [`${order.number}-1`, `${order.number}-2`]
					}
				})
			],
			SHOP
		);
		const old = { ShopID: 'tshop00000001', OrderID: `${order.number}-1`, PayType: '24' };
		const before: OrderRecord = await bench.read(order.id);
		for (let i = 0; i < 30; i++) {
			await receiveResultNotification(bench, form({ ...old, AccessID: '0'.repeat(32) }));
		}
		const [payment] = await bench.db
			.select()
			.from(gatewayOrder)
			.where(
				and(
					eq(gatewayOrder.orderId, order.id),
					eq(gatewayOrder.gatewayOrderId, `${order.number}-1`)
				)
			);
		expect(payment?.inquireAt).toBeLessThanOrEqual(bench.clock.now());
		bench.gateway.asked.length = 0;
		bench.gateway.willShow(shows('SALES'));
		await watchSupersededPayments(bench, new AbortController().signal);
		expect(bench.gateway.asked).toEqual(['SearchTradeMulti']);
		expect(await bench.read(order.id)).toMatchObject({
			version: before.version,
			gatewayOrderId: `${order.number}-2`,
			openTasks: 1
		});
	});
});
