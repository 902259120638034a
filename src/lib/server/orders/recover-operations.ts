import { and, eq, isNotNull } from 'drizzle-orm';
import type { Executor } from '../db/client.ts';
import { operation, orders } from '../db/schema/index.ts';
import { isNodeGone } from '../node.ts';
import { DESK } from './actor.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import type { OrderContext } from './use-case.ts';

/**
 * Operations whose process is gone, or has lost them: nobody waits for their answer any more, so
 * their outcome is unknown and an inquiry goes out at once. Nothing is ever sent again.
 *
 * @returns how many were found
 */
export async function recoverOperations(context: OrderContext): Promise<number> {
	const orphans = await context.db.transaction(async (tx) => {
		await freeInquiries(context, tx);
		return findOrphans(context, tx);
	});
	for (const orphan of orphans) {
		await context.db.transaction((tx) => markUnknown(context, tx, orphan));
		await context.effects.checkpoint('recovery:marked-unknown');
	}
	if (orphans.length > 0) {
		context.log.warn({ operations: orphans.length }, 'operations without a process: inquiring');
		context.effects.wake();
	}
	return orphans.length;
}

/** Inquiries that a process took and did not live to make are due at once. */
async function freeInquiries(context: OrderContext, tx: Executor): Promise<void> {
	const claimed = await tx
		.selectDistinct({ node: orders.inquireNode })
		.from(orders)
		.where(isNotNull(orders.inquireNode));
	for (const { node } of claimed) {
		if (node === null || node === context.node.id || !(await isNodeGone(tx, node))) continue;
		await tx
			.update(orders)
			.set({ inquireNode: null, inquireAt: context.effects.now() })
			.where(eq(orders.inquireNode, node));
	}
}

interface Orphan {
	id: string;
	orderId: number;
}

async function findOrphans(context: OrderContext, tx: Executor): Promise<Orphan[]> {
	const underWay = await tx
		.select({ id: operation.id, orderId: operation.orderId, node: operation.node })
		.from(operation)
		.where(eq(operation.state, 'in_flight'));
	const others = new Set(underWay.map((one) => one.node).filter((id) => id !== context.node.id));
	const gone = new Set<string>();
	for (const id of others) {
		if (await isNodeGone(tx, id)) gone.add(id);
	}
	return underWay.filter((one) =>
		one.node === context.node.id ? !context.node.underWay.has(one.id) : gone.has(one.node)
	);
}

async function markUnknown(context: OrderContext, tx: Executor, orphan: Orphan): Promise<void> {
	const record = await lockOrder(tx, orphan.orderId);
	const now = context.effects.now();
	const marked = await tx
		.update(operation)
		// Until its process was seen dead the request could still leave.
		.set({ state: 'unknown', sentAt: now })
		.where(and(eq(operation.id, orphan.id), eq(operation.state, 'in_flight')))
		.returning({ action: operation.action });
	const [found] = marked;
	if (!record || !found || record.operationId !== orphan.id) return;
	await changeOrder(tx, record, {
		patch: {
			operationState: 'unknown',
			inquireAt: now,
			inquireReason: 'unknown_outcome',
			inquireAttempt: 0
		},
		event: `${found.action}:unknown`,
		actor: DESK,
		at: now,
		operationId: orphan.id,
		detail: { code: 'PROCESS_ENDED' }
	});
}
