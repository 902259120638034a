import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { shows } from '../../../../tests/support/scripted-gateway.ts';
import type { TaskRow } from '../../contract/tasks.ts';
import type { Role } from '../../domain/access/index.ts';
import { audit, event, gatewayOrder, person, task } from '../db/schema/index.ts';
import { lockOrder } from '../orders/change-order.ts';
import { closeTask } from './close-task.ts';
import { handOverTask } from './hand-over-task.ts';
import { inquireTask } from './inquire-task.ts';
import { listTaskOwners } from './list-task-owners.ts';
import { openTask } from './open-task.ts';
import { readTask } from './read-tasks.ts';
import { reconcileTasks } from './reconcile-tasks.ts';
import { releaseTask } from './release-task.ts';
import { takeTask } from './take-task.ts';
import { TaskConflict } from './task-conflict.ts';

let bench: OrderBench;
let wakes = 0;
beforeAll(async () => {
	bench = await createOrderBench();
	bench.effects.wake = () => {
		wakes += 1;
	};
	await join('sato', '佐藤 花', 'operator');
	await join('tanaka', '田中 蓮', 'supervisor');
	await join('mori', '森 葵', 'viewer');
	await join('ueda', '上田 湊', 'operator', 1);
});
afterAll(() => bench.close());

async function join(
	id: string,
	name: string,
	role: Role,
	disabledAt: number | null = null
): Promise<void> {
	await bench.db.insert(person).values({
		id,
		name,
		email: `${id}@example.jp`,
		role,
		disabledAt,
		createdAt: 0,
		updatedAt: 0
	});
}

const SATO = { kind: 'person', id: 'sato', name: '佐藤 花' } as const;
const TANAKA = { kind: 'person', id: 'tanaka', name: '田中 蓮' } as const;

/** A work item that nobody has yet, of an order of its own. */
async function left(): Promise<TaskRow> {
	const order = await bench.arrive('PAYFAIL');
	const id = await bench.db.transaction(async (tx) => {
		await lockOrder(tx, order.id);
		return openTask(tx, {
			orderId: order.id,
			kind: 'confirm_cancel_at_console',
			gatewayOrderId: order.gatewayOrderId,
			operationId: null,
			dueAt: null,
			at: bench.clock.now()
		});
	});
	return again(id ?? 0);
}

async function again(id: number): Promise<TaskRow> {
	const row = await readTask(bench.db, id);
	if (!row) throw new Error(`no work item ${id}`);
	return row;
}

async function caught(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => null,
		(error: unknown) => error
	);
}

async function lines(row: TaskRow): Promise<unknown[]> {
	return bench.db
		.select({ event: audit.event, actor: audit.actorName, changes: audit.changes })
		.from(audit)
		.where(and(eq(audit.orderId, row.order.id), eq(sql`${audit.detail} ->> 'task'`, `${row.id}`)))
		.orderBy(audit.id);
}

describe('a work item passes from hand to hand', () => {
	it('taken, handed over, released, each with a line in the history and a word to the screens', async () => {
		const item = await left();
		wakes = 0;
		expect(item).toMatchObject({ version: 1, owner: null, closed: null });
		const taken = await takeTask(bench, { ...item, actor: SATO });
		expect(taken).toMatchObject({ version: 2, owner: { id: 'sato', name: '佐藤 花' } });
		const handed = await handOverTask(bench, { ...taken, actor: SATO, to: 'tanaka' });
		expect(handed).toMatchObject({ version: 3, owner: { id: 'tanaka', name: '田中 蓮' } });
		const released = await releaseTask(bench, { ...handed, actor: TANAKA });
		expect(released).toMatchObject({ version: 4, owner: null });
		expect(await lines(item)).toEqual([
			{ event: 'task:opened', actor: null, changes: {} },
			{ event: 'task:taken', actor: '佐藤 花', changes: { taskOwner: [null, '佐藤 花'] } },
			{
				event: 'task:handed-over',
				actor: '佐藤 花',
				changes: { taskOwner: ['佐藤 花', '田中 蓮'] }
			},
			{ event: 'task:released', actor: '田中 蓮', changes: { taskOwner: ['田中 蓮', null] } }
		]);
		const events = await bench.db.select().from(event).where(eq(event.orderId, item.order.id));
		expect(events.map((one) => one.kind)).toEqual(
			expect.arrayContaining(['task:taken', 'task:handed-over', 'task:released'])
		);
		expect(wakes).toBe(3);
	});

	it('and the order row moves on without a new version', async () => {
		const item = await left();
		const before = await bench.read(item.order.id);
		bench.clock.moveTo(60_000);
		await takeTask(bench, { ...item, actor: SATO });
		bench.clock.moveTo(0);
		const after = await bench.read(item.order.id);
		expect(after.version).toBe(before.version);
		expect(after.updatedAt).toBeGreaterThan(before.updatedAt);
	});

	it('may be taken from somebody whose it was seen to be', async () => {
		const item = await left();
		const taken = await takeTask(bench, { ...item, actor: SATO });
		const moved = await takeTask(bench, { ...taken, actor: TANAKA });
		expect(moved.owner).toEqual({ id: 'tanaka', name: '田中 蓮' });
	});

	it.each(['mori', 'ueda', 'nobody'])('is not handed to %s, who cannot do it', async (to) => {
		const item = await left();
		const error = await caught(handOverTask(bench, { ...item, actor: SATO, to }));
		expect(error).toMatchObject({ code: 'UNKNOWN_PERSON', field: 'to' });
	});

	it('that does not exist is told as such', async () => {
		const error = await caught(takeTask(bench, { id: 987_654, version: 1, actor: SATO }));
		expect(error).toMatchObject({ code: 'UNKNOWN_TASK' });
	});

	it('has owners by name, without addresses, without who may not or no longer work', async () => {
		expect(await listTaskOwners(bench.db)).toEqual([
			{ id: 'sato', name: '佐藤 花' },
			{ id: 'tanaka', name: '田中 蓮' }
		]);
	});
});

describe('two people at once', () => {
	it('one takes it, the other hears who did and sees it as it is', async () => {
		const item = await left();
		const answers = await Promise.all([
			caught(takeTask(bench, { ...item, actor: SATO })),
			caught(takeTask(bench, { ...item, actor: TANAKA }))
		]);
		const conflict = answers.find((answer) => answer !== null);
		expect(answers.filter((answer) => answer === null)).toHaveLength(1);
		expect(conflict).toBeInstanceOf(TaskConflict);
		const { owner } = await again(item.id);
		expect(conflict).toMatchObject({
			code: 'TASK_CONFLICT',
			params: { actor: owner?.name },
			task: { version: 2, owner }
		});
	});

	it('one closes it, the other hears who did and with what proof', async () => {
		const item = await left();
		await closeTask(bench, { ...item, actor: SATO, proof: '管理画面で取消済み' });
		const error = await caught(closeTask(bench, { ...item, actor: TANAKA, proof: '取り消した' }));
		expect(error).toMatchObject({
			code: 'TASK_CONFLICT',
			params: { actor: '佐藤 花' },
			task: { closed: { name: '佐藤 花', proof: '管理画面で取消済み' } }
		});
	});

	it('ten closings at once: one counts', async () => {
		const item = await left();
		const answers = await Promise.all(
			Array.from({ length: 10 }, (_, index) =>
				caught(closeTask(bench, { ...item, actor: SATO, proof: `${index}` }))
			)
		);
		expect(answers.filter((answer) => answer === null)).toHaveLength(1);
		expect((await bench.read(item.order.id)).openTasks).toBe(0);
	});

	it('a person and the gateway: what is closed stays as it was closed first', async () => {
		const item = await left();
		const closings = [
			closeTask(bench, { ...item, actor: SATO, proof: '取消済み' }),
			bench.db.transaction(async (tx) => {
				const record = await lockOrder(tx, item.order.id);
				if (!record) throw new Error('no order');
				await reconcileTasks(tx, {
					record,
					gatewayOrderId: item.payment?.id ?? '',
					gatewayState: 'CANCEL',
					at: bench.clock.now()
				});
			})
		];
		await Promise.all(closings.map(caught));
		const after = await again(item.id);
		expect(after.version).toBe(2);
		expect((await lines(item)).length).toBe(2);
		expect((await bench.read(item.order.id)).openTasks).toBe(0);
	});

	it('a conflict with the gateway names nobody', async () => {
		const item = await left();
		await bench.db.transaction(async (tx) => {
			const record = await lockOrder(tx, item.order.id);
			if (!record) throw new Error('no order');
			await reconcileTasks(tx, {
				record,
				gatewayOrderId: item.payment?.id ?? '',
				gatewayState: 'CANCEL',
				at: bench.clock.now()
			});
		});
		expect(await caught(takeTask(bench, { ...item, actor: SATO }))).toMatchObject({
			code: 'TASK_CONFLICT',
			params: { actor: '' },
			task: { closed: { by: 'gateway', proof: 'CANCEL' } }
		});
	});
});

describe('a press whose answer was lost', () => {
	it('may be repeated: it is answered with what it came to', async () => {
		const item = await left();
		const press = { ...item, actor: SATO };
		const taken = await takeTask(bench, press);
		expect(await takeTask(bench, press)).toEqual(taken);
		const closing = { ...taken, actor: SATO, proof: '取消済み' };
		const closed = await closeTask(bench, closing);
		expect(await closeTask(bench, closing)).toEqual(closed);
		expect(await lines(item)).toHaveLength(3);
	});
});

describe('a closing by hand', () => {
	it('keeps who, when, the proof, and what the gateway had last shown', async () => {
		const item = await left();
		const closed = await closeTask(bench, {
			...item,
			actor: SATO,
			proof: '管理画面で確認\n取消済み'
		});
		expect(closed.closed).toEqual({
			at: expect.any(Number) as number,
			by: 'person',
			name: '佐藤 花',
			proof: '管理画面で確認\n取消済み'
		});
		const [record] = await bench.db.select().from(task).where(eq(task.id, item.id));
		expect(record).toMatchObject({ closedById: 'sato', closedState: 'PAYFAIL' });
		expect((await bench.read(item.order.id)).openTasks).toBe(0);
	});

	it('refuses a proof that holds a card number', async () => {
		const item = await left();
		const error = await caught(
			closeTask(bench, { ...item, actor: SATO, proof: 'カード 4111 1111 1111 1111 へ返金' })
		);
		expect(error).toMatchObject({ code: 'CARD_NUMBER_REFUSED', field: 'proof' });
		expect((await again(item.id)).closed).toBeNull();
	});
});

describe('an inquiry from a work item', () => {
	it('closes it where the gateway shows the payment ended', async () => {
		const item = await left();
		bench.gateway.willShow(shows('CANCEL'));
		const after = await inquireTask(bench, { id: item.id, actor: SATO });
		expect(after.closed).toMatchObject({ by: 'gateway', proof: 'CANCEL' });
		expect(after.payment?.state).toBe('CANCEL');
	});

	it('leaves it where the payment stands, and shows when that was seen', async () => {
		const item = await left();
		bench.clock.moveTo(120_000);
		bench.gateway.willShow(shows('PAYFAIL'));
		const after = await inquireTask(bench, { id: item.id, actor: SATO });
		bench.clock.moveTo(0);
		expect(after.closed).toBeNull();
		expect(after.payment?.confirmedAt).toBeGreaterThan(item.payment?.confirmedAt ?? 0);
	});

	it('that brings no answer confirms nothing', async () => {
		const item = await left();
		bench.gateway.willShow({ kind: 'no_answer', reason: 'UND_ERR_HEADERS_TIMEOUT' });
		const after = await inquireTask(bench, { id: item.id, actor: SATO });
		expect(after.closed).toBeNull();
		expect(after.payment?.confirmedAt).toBe(item.payment?.confirmedAt);
	});

	it('reads a payment that the order no longer has, and nothing else', async () => {
		const order = await bench.arrive('PAYFAIL');
		const old = `${order.number}-0`;
		await bench.db.insert(gatewayOrder).values({
			gatewayShopId: order.gatewayShopId ?? '',
			gatewayOrderId: old,
			orderId: order.id,
			position: 9,
			supersededAt: bench.clock.now()
		});
		const ids = await bench.db.transaction(async (tx) => {
			await lockOrder(tx, order.id);
			const about = { orderId: order.id, operationId: null, dueAt: null, at: bench.clock.now() };
			const kind = 'cancel_at_console';
			return [
				await openTask(tx, { ...about, kind, gatewayOrderId: old }),
				await openTask(tx, { ...about, kind, gatewayOrderId: order.gatewayOrderId }),
				await openTask(tx, { ...about, kind, gatewayOrderId: null })
			].map(Number);
		});
		const [ofOld = 0, ofCurrent = 0, ofNone = 0] = ids;
		bench.gateway.willShow(shows('AUTO_CANCELLED'));
		const after = await inquireTask(bench, { id: ofOld, actor: SATO });
		expect(after.closed).toMatchObject({ by: 'gateway', proof: 'AUTO_CANCELLED' });
		expect((await again(ofCurrent)).closed).toBeNull();
		expect((await bench.read(order.id)).gatewayState).toBe('PAYFAIL');
		expect(await caught(inquireTask(bench, { id: ofNone, actor: SATO }))).toMatchObject({
			code: 'PAYMENT_NOT_INQUIRABLE'
		});
		expect(await caught(inquireTask(bench, { id: 987_654, actor: SATO }))).toMatchObject({
			code: 'UNKNOWN_TASK'
		});
	});
});
