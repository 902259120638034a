import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { TaskRow } from '../../contract/tasks.ts';
import type { Executor } from '../db/client.ts';
import { gatewayAccount, gatewayOrder, orders, task } from '../db/schema/index.ts';

/** Work items with their orders and payments, as the condition selects and orders them. */
export async function readTasks(
	db: Executor,
	selection: { where: SQL | undefined; orderBy: SQL[]; limit?: number }
): Promise<TaskRow[]> {
	const found = await db
		.select({
			task,
			order: {
				id: orders.id,
				shop: orders.shop,
				number: orders.number,
				buyerName: orders.buyerName,
				amount: orders.localAmount,
				system: orders.system,
				paymentStatus: orders.paymentStatus
			},
			current: {
				id: orders.gatewayOrderId,
				state: orders.gatewayState,
				confirmedAt: orders.confirmedAt
			},
			superseded: { state: gatewayOrder.state, confirmedAt: gatewayOrder.confirmedAt },
			consoleUrl: gatewayAccount.consoleUrl
		})
		.from(task)
		.innerJoin(orders, eq(orders.id, task.orderId))
		.leftJoin(
			gatewayOrder,
			and(
				eq(gatewayOrder.orderId, task.orderId),
				eq(gatewayOrder.gatewayOrderId, task.gatewayOrderId)
			)
		)
		.leftJoin(
			gatewayAccount,
			and(eq(gatewayAccount.shop, orders.shop), eq(gatewayAccount.system, orders.system))
		)
		.where(selection.where)
		.orderBy(...selection.orderBy)
		.limit(selection.limit ?? Number.MAX_SAFE_INTEGER);
	return found.map(({ task: item, order, current, superseded, consoleUrl }) => {
		const isCurrent = item.gatewayOrderId === current.id;
		const shown = isCurrent ? current : superseded;
		return {
			id: item.id,
			version: item.version,
			kind: item.kind,
			createdAt: item.createdAt,
			dueAt: item.dueAt,
			owner:
				item.ownerId === null ? null : { id: item.ownerId, name: item.ownerName ?? item.ownerId },
			closed:
				item.closedAt === null
					? null
					: {
							at: item.closedAt,
							by: item.closedBy ?? 'person',
							name: item.closedByName,
							proof: item.proof ?? ''
						},
			order,
			payment:
				item.gatewayOrderId === null
					? null
					: {
							id: item.gatewayOrderId,
							isCurrent,
							state: shown?.state ?? null,
							confirmedAt: shown?.confirmedAt ?? null
						},
			consoleUrl
		};
	});
}

/** One work item; null where there is none. */
export async function readTask(db: Executor, id: number): Promise<TaskRow | null> {
	const [row] = await readTasks(db, { where: eq(task.id, id), orderBy: [asc(task.id)], limit: 1 });
	return row ?? null;
}

/** The open work items of an order, oldest first. */
export async function readOpenTasksOf(db: Executor, orderId: number): Promise<TaskRow[]> {
	return readTasks(db, {
		where: and(eq(task.orderId, orderId), isNull(task.closedAt)),
		orderBy: [asc(task.id)]
	});
}
