import { and, desc, eq, sql } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { TaskRow } from '../../contract/tasks.ts';
import type { Database, Executor } from '../db/client.ts';
import { audit, orders, task } from '../db/schema/index.ts';
import type { Actor } from '../orders/actor.ts';
import { lockOrder } from '../orders/change-order.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import { readTask } from './read-tasks.ts';
import { recordTaskChange } from './record-task-change.ts';
import { TaskConflict } from './task-conflict.ts';

export type TaskRecord = typeof task.$inferSelect;

/** What a person's change of a work item needs; wired once in the composition root. */
export interface TaskContext {
	db: Database;
	effects: { now: () => number; wake: () => void };
}

/** A change that a person asks for. */
export interface TaskRequest {
	id: number;
	/** The version that the person saw. */
	version: number;
	actor: Actor & { kind: 'person'; id: string; name: string };
}

/** What a change comes to. */
export interface TaskStep {
	patch: Partial<TaskRecord>;
	/** `task:taken` and so on. */
	event: string;
	/** Old → new, as the history tells it. */
	changes: Record<string, [unknown, unknown]>;
	detail?: Record<string, unknown>;
}

/**
 * The only way in which a person changes an open work item: under the order's lock, at the version that
 * was seen, with a line in the order's history and an event for the screens.
 *
 * @param isDone whether the item is already as asked, by this person: a press whose answer was lost may
 *   be repeated
 * @throws CodedError UNKNOWN_TASK
 * @throws TaskConflict when somebody else, or the gateway, changed it meanwhile
 */
export async function changeTask(
	context: TaskContext,
	request: TaskRequest,
	isDone: (record: TaskRecord) => boolean,
	step: (record: TaskRecord, order: OrderRecord, tx: Executor) => TaskStep | Promise<TaskStep>
): Promise<TaskRow> {
	const row = await context.db.transaction(async (tx) => {
		const [found] = await tx
			.select({ orderId: task.orderId })
			.from(task)
			.where(eq(task.id, request.id));
		const order = found ? await lockOrder(tx, found.orderId) : null;
		const [record] = await tx.select().from(task).where(eq(task.id, request.id)).for('update');
		if (!order || !record) throw new CodedError('UNKNOWN_TASK', { field: 'id' });
		if (isDone(record)) return asItIs(tx, record.id);
		if (record.version !== request.version || record.closedAt !== null) {
			throw new TaskConflict(await asItIs(tx, record.id), await lastActor(tx, record));
		}
		const at = context.effects.now();
		const { patch, event, changes, detail } = await step(record, order, tx);
		await tx
			.update(task)
			.set({ ...patch, version: record.version + 1 })
			.where(eq(task.id, record.id));
		// Screens that show the order learn by this that there is something to load again.
		await tx
			.update(orders)
			.set({ updatedAt: Math.max(order.updatedAt, at) })
			.where(eq(orders.id, order.id));
		await recordTaskChange(tx, {
			task: record,
			event,
			actor: request.actor,
			at,
			changes,
			...(detail ? { detail } : {})
		});
		return asItIs(tx, record.id);
	});
	context.effects.wake();
	return row;
}

async function asItIs(tx: Executor, id: number): Promise<TaskRow> {
	const row = await readTask(tx, id);
	if (!row) throw new CodedError('UNKNOWN_TASK', { field: 'id' });
	return row;
}

/** Name of who changed it last; empty: the gateway. */
async function lastActor(tx: Executor, record: TaskRecord): Promise<string> {
	const [last] = await tx
		.select({ name: audit.actorName })
		.from(audit)
		.where(
			and(eq(audit.orderId, record.orderId), eq(sql`${audit.detail} ->> 'task'`, `${record.id}`))
		)
		.orderBy(desc(audit.id))
		.limit(1);
	return last?.name ?? '';
}
