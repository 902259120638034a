import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import type { WorkItemKind } from '../../domain/orders/vocabulary.ts';
import { audit, event, orders, task } from '../db/schema/index.ts';
import { changeOrder, lockOrder } from '../orders/change-order.ts';
import { DESK } from '../orders/actor.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import { openTask } from './open-task.ts';
import { reconcileTasks } from './reconcile-tasks.ts';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());

const AT = Date.UTC(2026, 0, 5);

async function open(
	order: OrderRecord,
	kind: WorkItemKind,
	gatewayOrderId = order.gatewayOrderId
): Promise<number | null> {
	return bench.db.transaction(async (tx) => {
		await lockOrder(tx, order.id);
		return openTask(tx, {
			orderId: order.id,
			kind,
			gatewayOrderId,
			operationId: null,
			dueAt: null,
			at: AT
		});
	});
}

/** An inquiry that showed a payment of the order in a state. */
async function show(
	order: OrderRecord,
	gatewayState: string,
	gatewayOrderId = order.gatewayOrderId ?? ''
): Promise<void> {
	await bench.db.transaction(async (tx) => {
		const record = await lockOrder(tx, order.id);
		if (!record) throw new Error('no order');
		await reconcileTasks(tx, { record, gatewayOrderId, gatewayState, at: AT + 1_000 });
	});
}

async function cancelOnDesk(order: OrderRecord): Promise<void> {
	await bench.db.transaction(async (tx) => {
		const record = await lockOrder(tx, order.id);
		if (!record) throw new Error('no order');
		await changeOrder(tx, record, {
			patch: { deskStatus: 'cancelled' },
			event: 'cancel:recorded',
			actor: DESK,
			at: AT
		});
	});
}

async function tasksOf(order: OrderRecord): Promise<(typeof task.$inferSelect)[]> {
	return bench.db.select().from(task).where(eq(task.orderId, order.id)).orderBy(task.id);
}

async function openKinds(order: OrderRecord): Promise<string[]> {
	return (await tasksOf(order)).filter((item) => item.closedAt === null).map((item) => item.kind);
}

async function count(order: OrderRecord): Promise<number> {
	return (await bench.read(order.id)).openTasks;
}

describe('a work item', () => {
	it('is opened once for the same order, work and payment, also by two at once', async () => {
		const order = await bench.arrive('PAYFAIL');
		const ids = await Promise.all([
			open(order, 'confirm_cancel_at_console'),
			open(order, 'confirm_cancel_at_console'),
			open(order, 'confirm_cancel_at_console', 'older')
		]);
		expect(ids.filter((id) => id === null)).toHaveLength(1);
		expect(await openKinds(order)).toHaveLength(2);
		expect(await count(order)).toBe(2);
	});

	it('without a payment is opened once, too, and the database alone holds the rule', async () => {
		const order = await bench.arrive('PAYFAIL');
		expect(await open(order, 'check_payment_at_console', null)).not.toBeNull();
		expect(await open(order, 'check_payment_at_console', null)).toBeNull();
		const second = bench.db
			.insert(task)
			.values({ orderId: order.id, kind: 'check_payment_at_console', createdAt: AT });
		await expect(second).rejects.toThrow();
		expect(await count(order)).toBe(1);
	});

	it('stands in the history and the log of the order, which has no new version', async () => {
		const order = await bench.arrive('PAYFAIL');
		const before = await bench.read(order.id);
		const id = await open(order, 'confirm_cancel_at_console');
		const [line] = await bench.db
			.select()
			.from(audit)
			.where(sql`${audit.orderId} = ${order.id} and ${audit.event} = 'task:opened'`);
		expect(line).toMatchObject({
			orderVersion: null,
			detail: { task: id, kind: 'confirm_cancel_at_console', payment: order.gatewayOrderId }
		});
		const events = await bench.db.select().from(event).where(eq(event.orderId, order.id));
		expect(events.map((one) => one.kind)).toContain('task:opened');
		expect((await bench.read(order.id)).version).toBe(before.version);
	});
});

describe('the count of open work items on an order', () => {
	it('stays exact when many are opened and closed at once', async () => {
		const order = await bench.arrive('PAYFAIL');
		const payments = Array.from({ length: 12 }, (_, index) => `p-${index}`);
		await Promise.all(
			payments.map((payment) =>
				bench.db.insert(task).values({
					orderId: order.id,
					kind: 'cancel_at_console',
					gatewayOrderId: payment,
					createdAt: AT
				})
			)
		);
		expect(await count(order)).toBe(12);
		const close = (payment: string): Promise<unknown> =>
			bench.db
				.update(task)
				.set({ closedAt: AT + 5, closedBy: 'person' })
				.where(
					sql`${task.orderId} = ${order.id} and ${task.gatewayOrderId} = ${payment} and ${task.closedAt} is null`
				);
		await Promise.all([...payments.slice(2), ...payments.slice(2)].map(close));
		expect(await count(order)).toBe(2);
		await bench.db.delete(task).where(eq(task.orderId, order.id));
		expect(await count(order)).toBe(0);
	});

	it('moves the row to the instant of the change, never back', async () => {
		const order = await bench.arrive('PAYFAIL');
		const later = (await bench.read(order.id)).updatedAt + 60_000;
		await bench.db
			.insert(task)
			.values({ orderId: order.id, kind: 'cancel_at_console', createdAt: later });
		expect((await bench.read(order.id)).updatedAt).toBe(later);
		await bench.db
			.update(task)
			.set({ closedAt: later - 1, closedBy: 'gateway' })
			.where(eq(task.orderId, order.id));
		expect(await bench.read(order.id)).toMatchObject({ openTasks: 0, updatedAt: later });
	});

	it('cannot be broken by moving an item to another order', async () => {
		const [one, two] = [await bench.arrive('PAYFAIL'), await bench.arrive('PAYFAIL')];
		await open(one, 'cancel_at_console');
		const move = bench.db.update(task).set({ orderId: two.id }).where(eq(task.orderId, one.id));
		await expect(move).rejects.toThrow();
	});
});

describe('an inquiry that shows a live payment', () => {
	it('of an order that was cancelled here opens one work item, however often it is shown', async () => {
		const order = await bench.arrive('PAYFAIL');
		await show(order, 'AUTH');
		expect(await openKinds(order)).toEqual([]);
		await cancelOnDesk(order);
		await Promise.all([show(order, 'AUTH'), show(order, 'AUTH')]);
		await show(order, 'SALES');
		expect(await tasksOf(order)).toMatchObject([
			{ kind: 'live_payment_on_cancelled_order', gatewayOrderId: order.gatewayOrderId }
		]);
	});

	it.each(['AUTH', 'CAPTURE_ACCEPTED', 'SALES', 'CAPTURE', 'RETURN'])(
		'opens it for a payment that the order no longer has: %s',
		async (state) => {
			const order = await bench.arrive();
			await show(order, state, 'replaced');
			expect(await tasksOf(order)).toMatchObject([
				{ kind: 'live_payment_on_cancelled_order', gatewayOrderId: 'replaced', dueAt: null }
			]);
		}
	);

	it.each(['REQSUCCESS', 'PAYFAIL', 'CANCEL', 'AUTO_CANCELLED', 'EXPIRED'])(
		'opens nothing for %s',
		async (state) => {
			const order = await bench.arrive('PAYFAIL');
			await cancelOnDesk(order);
			await show(order, state);
			await show(order, state, 'replaced');
			expect(await tasksOf(order)).toEqual([]);
		}
	);

	it('that a person has settled asks again only once the payment moved on', async () => {
		const order = await bench.arrive('PAYFAIL');
		await show(order, 'AUTH', 'replaced');
		await bench.db
			.update(task)
			.set({ closedAt: AT, closedBy: 'person', closedState: 'AUTH' })
			.where(eq(task.orderId, order.id));
		await show(order, 'AUTH', 'replaced');
		expect(await openKinds(order)).toEqual([]);
		await show(order, 'SALES', 'replaced');
		expect(await openKinds(order)).toEqual(['live_payment_on_cancelled_order']);
	});
});

describe('an inquiry that shows a payment ended', () => {
	const kinds = [
		'confirm_cancel_at_console',
		'check_payment_at_console',
		'refund_or_cancel_at_console',
		'cancel_at_console',
		'live_payment_on_cancelled_order',
		'ask_buyer_to_pay_again'
	] as const;

	it.each(['CANCEL', 'AUTO_CANCELLED', 'EXPIRED'])(
		'closes all work about that payment and none about another: %s',
		async (state) => {
			const order = await bench.arrive('PAYFAIL');
			for (const kind of kinds) {
				await open(order, kind);
				await open(order, kind, 'another');
			}
			expect(await count(order)).toBe(12);
			await show(order, state);
			const items = await tasksOf(order);
			const about = (payment: string | null): unknown[] =>
				items.filter((item) => item.gatewayOrderId === payment).map((item) => item.closedBy);
			expect(about(order.gatewayOrderId)).toEqual(Array(6).fill('gateway'));
			expect(about('another')).toEqual(Array(6).fill(null));
			expect(items.find((item) => item.closedBy === 'gateway')).toMatchObject({
				closedAt: AT + 1_000,
				proof: state,
				version: 2
			});
			expect(await count(order)).toBe(6);
		}
	);

	it.each(['PAYFAIL', 'REQSUCCESS', 'AUTH', 'SALES'])('closes nothing for %s', async (state) => {
		const order = await bench.arrive('PAYFAIL');
		await open(order, 'confirm_cancel_at_console');
		await show(order, state);
		expect(await openKinds(order)).toEqual(['confirm_cancel_at_console']);
	});

	it('by two at once closes once', async () => {
		const order = await bench.arrive('PAYFAIL');
		await open(order, 'confirm_cancel_at_console');
		await Promise.all([show(order, 'CANCEL'), show(order, 'CANCEL')]);
		const lines = await bench.history(order.id);
		expect(lines.filter((line) => line === 'task:closed')).toHaveLength(1);
		expect(await count(order)).toBe(0);
	});
});

describe('"ask the buyer to pay again"', () => {
	it.each(['SALES', 'CAPTURE'])(
		'is over once the current payment is captured: %s',
		async (state) => {
			const order = await bench.arrive();
			await open(order, 'ask_buyer_to_pay_again');
			await show(order, state);
			expect(await openKinds(order)).toEqual([]);
		}
	);

	it('stands while its own payment is only authorized, or a sale is not certain', async () => {
		const order = await bench.arrive();
		await open(order, 'ask_buyer_to_pay_again');
		await show(order, 'AUTH');
		await show(order, 'CAPTURE_ACCEPTED');
		expect(await openKinds(order)).toEqual(['ask_buyer_to_pay_again']);
	});

	it('is over once a new payment of the order is authorized', async () => {
		const order = await bench.arrive();
		await open(order, 'ask_buyer_to_pay_again');
		await bench.db.update(orders).set({ gatewayOrderId: 'new' }).where(eq(orders.id, order.id));
		await show(order, 'REQSUCCESS', 'new');
		expect(await openKinds(order)).toEqual(['ask_buyer_to_pay_again']);
		await show(order, 'AUTH', 'new');
		expect(await openKinds(order)).toEqual([]);
	});

	it('is not over because an older payment comes to life', async () => {
		const order = await bench.arrive();
		await open(order, 'ask_buyer_to_pay_again');
		await show(order, 'SALES', 'replaced');
		expect(await openKinds(order)).toEqual([
			'ask_buyer_to_pay_again',
			'live_payment_on_cancelled_order'
		]);
	});
});
