import type { Executor } from '../db/client.ts';
import { audit, type task } from '../db/schema/index.ts';
import type { Actor } from '../orders/actor.ts';
import { appendEvent } from '../orders/change-order.ts';

export interface TaskChange {
	task: Pick<
		typeof task.$inferSelect,
		'id' | 'orderId' | 'kind' | 'gatewayOrderId' | 'operationId'
	>;
	/** `task:opened` · `task:taken` · `task:handed-over` · `task:released` · `task:closed` */
	event: string;
	actor: Actor;
	/** Epoch ms. */
	at: number;
	/** Old → new. */
	changes: Record<string, [unknown, unknown]>;
	detail?: Record<string, unknown>;
}

/**
 * The trace of every change of a work item, in the caller's transaction: a line in the order's history
 * and an event for the screens. The order has no new version: nothing that a rule looks at moved.
 */
export async function recordTaskChange(tx: Executor, change: TaskChange): Promise<void> {
	const { id, orderId, kind, gatewayOrderId, operationId } = change.task;
	await Promise.all([
		tx.insert(audit).values({
			at: change.at,
			actorKind: change.actor.kind,
			actorId: change.actor.id,
			actorName: change.actor.name,
			orderId,
			event: change.event,
			changes: change.changes,
			operationId,
			detail: { task: id, kind, payment: gatewayOrderId, ...change.detail }
		}),
		appendEvent(tx, orderId, change.event, change.at)
	]);
}
