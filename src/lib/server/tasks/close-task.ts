import { and, eq } from 'drizzle-orm';
import { holdsCardNumber } from '../../contract/card-number.ts';
import { CodedError } from '../../contract/errors.ts';
import type { TaskRow } from '../../contract/tasks.ts';
import type { Executor } from '../db/client.ts';
import { gatewayOrder } from '../db/schema/index.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import { changeTask, type TaskContext, type TaskRecord, type TaskRequest } from './change-task.ts';

/**
 * Closes a work item by hand. The proof says what was done at the console, in the person's words; who
 * and when stand beside it for ever.
 *
 * @throws CodedError UNKNOWN_TASK; CARD_NUMBER_REFUSED where the proof holds a card number
 * @throws TaskConflict when it is no longer as it was seen
 */
export async function closeTask(
	context: TaskContext,
	request: TaskRequest & { proof: string }
): Promise<TaskRow> {
	const { actor, proof } = request;
	if (holdsCardNumber(proof)) throw new CodedError('CARD_NUMBER_REFUSED', { field: 'proof' });
	return changeTask(
		context,
		request,
		(record) => record.closedById === actor.id && record.proof === proof,
		async (record, order, tx) => ({
			patch: {
				closedAt: context.effects.now(),
				closedBy: 'person',
				closedById: actor.id,
				closedByName: actor.name,
				proof,
				closedState: await lastShownState(tx, record, order)
			},
			event: 'task:closed',
			changes: {},
			detail: { proof }
		})
	);
}

/** What the gateway last showed of the payment that the item is about. */
async function lastShownState(
	tx: Executor,
	{ gatewayOrderId, orderId }: TaskRecord,
	order: OrderRecord
): Promise<string | null> {
	if (gatewayOrderId === null) return null;
	if (gatewayOrderId === order.gatewayOrderId) return order.gatewayState;
	const [payment] = await tx
		.select({ state: gatewayOrder.state })
		.from(gatewayOrder)
		.where(and(eq(gatewayOrder.orderId, orderId), eq(gatewayOrder.gatewayOrderId, gatewayOrderId)));
	return payment?.state ?? null;
}
