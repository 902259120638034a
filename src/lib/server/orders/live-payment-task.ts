import { and, eq, inArray, isNull } from 'drizzle-orm';
import { systemOf } from '../../domain/methods/registry.ts';
import type { Executor } from '../db/client.ts';
import { task } from '../db/schema/index.ts';
import type { OrderRecord } from './order-record.ts';

/**
 * A live payment on an order that was cancelled here is a person's work: one open item, closed by the
 * inquiry that shows the payment gone.
 */
export async function reconcileLivePaymentTask(
	tx: Executor,
	record: OrderRecord,
	now: number
): Promise<void> {
	if (record.deskStatus !== 'cancelled') return;
	const open = await tx
		.select({ id: task.id })
		.from(task)
		.where(
			and(
				eq(task.orderId, record.id),
				eq(task.kind, 'live_payment_on_cancelled_order'),
				isNull(task.closedAt)
			)
		);
	const { liveStates, endedStates } = systemOf(record.system);
	if (liveStates.includes(record.gatewayState) && open.length === 0) {
		await tx.insert(task).values({
			orderId: record.id,
			kind: 'live_payment_on_cancelled_order',
			createdAt: now
		});
	}
	if (endedStates.includes(record.gatewayState) && open.length > 0) {
		await tx
			.update(task)
			.set({ closedAt: now, closedBy: 'gateway' })
			.where(
				inArray(
					task.id,
					open.map((item) => item.id)
				)
			);
	}
}
