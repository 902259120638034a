import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import type { TaskList, TaskPage } from '../../contract/tasks.ts';
import { gatewayAccount, gatewayOrder, task } from '../db/schema/index.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import { listTasks, type TaskListRequest } from './list-tasks.ts';

const NOW = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;

let bench: OrderBench;
let order: OrderRecord;
beforeAll(async () => {
	bench = await createOrderBench();
	order = await bench.arrive('PAYFAIL');
	await bench.db
		.insert(task)
		.values([
			item('later', { dueAt: NOW + 9 * DAY }),
			item('asap 1', { ownerId: 'sato', ownerName: '佐藤 花' }),
			item('past', { dueAt: NOW - DAY, ownerId: 'tanaka', ownerName: '田中 蓮' }),
			item('soon', { dueAt: NOW + DAY }),
			item('asap 2', {}),
			item('same due', { dueAt: NOW + DAY }),
			item('done', { closedAt: NOW - DAY, closedBy: 'gateway', proof: 'CANCEL' }),
			item('done before', { closedAt: NOW - 3 * DAY, closedBy: 'person', closedByName: '佐藤 花' }),
			item('done long ago', { closedAt: NOW - 8 * DAY, closedBy: 'person' })
		]);
});
afterAll(() => bench.close());

function item(
	gatewayOrderId: string,
	more: Partial<typeof task.$inferInsert>
): typeof task.$inferInsert {
	return {
		orderId: order.id,
		kind: 'cancel_at_console',
		gatewayOrderId,
		createdAt: NOW - 10 * DAY,
		...more
	};
}

async function list(name: TaskList, more: Partial<TaskListRequest> = {}): Promise<TaskPage> {
	return listTasks(
		{ db: bench.db, now: () => NOW, readPosition: () => Promise.resolve('e.1.1') },
		{ list: name, personId: 'sato', cursor: null, limit: 100, held: [], ...more }
	);
}

const names = (page: TaskPage): unknown[] => page.rows.map((row) => row.payment?.id);

describe('a list of work items', () => {
	it('begins with what is due as soon as possible, then by due date', async () => {
		expect(names(await list('open'))).toEqual([
			'asap 1',
			'asap 2',
			'past',
			'soon',
			'same due',
			'later'
		]);
	});

	it('may be mine, nobody’s, overdue, or closed in the last days', async () => {
		expect(names(await list('mine'))).toEqual(['asap 1']);
		expect(names(await list('unowned'))).toEqual(['asap 2', 'soon', 'same due', 'later']);
		expect(names(await list('overdue'))).toEqual(['past']);
		expect(names(await list('closed'))).toEqual(['done', 'done before']);
	});

	it('counts all lists at once', async () => {
		expect((await list('mine')).counts).toEqual({
			open: 6,
			mine: 1,
			unowned: 4,
			overdue: 1,
			closed: 2
		});
	});

	it.each(['open', 'unowned', 'closed'] as const)(
		'in pages of any size gives every item of %s once, in its order',
		async (name) => {
			const whole = names(await list(name));
			for (const limit of [1, 2, 3]) {
				const seen: unknown[] = [];
				let cursor: string | null = null;
				do {
					const page: TaskPage = await list(name, { limit, cursor });
					seen.push(...names(page));
					cursor = page.nextCursor;
				} while (cursor !== null);
				expect(seen).toEqual(whole);
			}
		}
	);

	it.each(['open.x.1', 'closed.1.1', 'open.1', "open.asap.1' or 1=1", 'mine.asap.1'])(
		'refuses the cursor %s',
		async (cursor) => {
			await expect(list('open', { cursor })).rejects.toMatchObject({
				code: 'BAD_FIELD',
				field: 'cursor'
			});
		}
	);

	it('refuses a cursor of open items in the closed list', async () => {
		await expect(list('closed', { cursor: 'closed.asap.1' })).rejects.toMatchObject({
			code: 'BAD_FIELD'
		});
	});

	it('tells of held items that are not on the page how they are now', async () => {
		const [done, open] = [(await list('closed')).rows[0], (await list('open')).rows[0]];
		const page = await list('open', { held: [done?.id ?? 0, open?.id ?? 0, 999_999] });
		expect(page.held.map(({ id }) => id)).toEqual([done?.id]);
	});
});

describe('a work item in a list', () => {
	it('shows the order, the payment as the gateway last showed it, and the console', async () => {
		await bench.db
			.insert(task)
			.values([
				item(order.gatewayOrderId ?? '', { kind: 'confirm_cancel_at_console' }),
				{ ...item('', { kind: 'check_payment_at_console' }), gatewayOrderId: null }
			]);
		await bench.db.insert(gatewayOrder).values({
			gatewayShopId: order.gatewayShopId ?? '',
			gatewayOrderId: 'later',
			orderId: order.id,
			position: 9,
			state: 'AUTH',
			confirmedAt: NOW
		});
		await bench.db.update(gatewayAccount).set({ consoleUrl: 'https://console.example.jp/' });
		const { rows } = await list('open');
		const byPayment = (id: string | null) => rows.find((row) => (row.payment?.id ?? null) === id);
		expect(byPayment(order.gatewayOrderId)).toMatchObject({
			order: { number: order.number, shop: order.shop, amount: order.localAmount },
			payment: { isCurrent: true, state: 'PAYFAIL', confirmedAt: order.confirmedAt },
			consoleUrl: 'https://console.example.jp/'
		});
		expect(byPayment('later')?.payment).toEqual({
			id: 'later',
			isCurrent: false,
			state: 'AUTH',
			confirmedAt: NOW
		});
		expect(byPayment('soon')?.payment).toMatchObject({ isCurrent: false, state: null });
		expect(byPayment(null)?.payment).toBeNull();
		await bench.db.delete(task).where(eq(task.kind, 'confirm_cancel_at_console'));
	});
});
