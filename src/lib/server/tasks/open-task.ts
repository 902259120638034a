import type { WorkItemKind } from '../../domain/orders/vocabulary.ts';
import type { Executor } from '../db/client.ts';
import { task } from '../db/schema/index.ts';
import { DESK } from '../orders/actor.ts';
import { recordTaskChange } from './record-task-change.ts';

/** What an action or the gateway's state leaves for a person. Instants in epoch ms. */
export interface TaskToOpen {
	orderId: number;
	kind: WorkItemKind;
	/** The payment that it is about; only an inquiry of this one closes it. */
	gatewayOrderId: string | null;
	/** The action that left it; null where the gateway's state did. */
	operationId: string | null;
	/** Null: as soon as possible. */
	dueAt: number | null;
	at: number;
}

/**
 * Leaves a work item on an order, once: while the same work is open for the same payment nothing
 * happens, which is the database's rule. The caller holds the order's lock.
 *
 * @returns the new item's id; null where it was open already
 */
export async function openTask(tx: Executor, wanted: TaskToOpen): Promise<number | null> {
	const { at, ...rest } = wanted;
	const [opened] = await tx
		.insert(task)
		.values({ ...rest, createdAt: at })
		.onConflictDoNothing()
		.returning({ id: task.id });
	if (!opened) return null;
	await recordTaskChange(tx, {
		task: { id: opened.id, ...rest },
		event: 'task:opened',
		actor: DESK,
		at,
		changes: {}
	});
	return opened.id;
}
