import type { Executor } from '../db/client.ts';
import { openTask } from '../tasks/open-task.ts';
import { stepOf, type GatewayVerification } from './operation.ts';
import type { OrderRecord } from './order-record.ts';

/**
 * A refused extension or amount change leaves an authorization in doubt: the buyer must be asked to pay
 * again with a valid card [001 §4-8]. A refused change of a sale does not, the money is there.
 *
 * @param at epoch ms
 */
export async function leaveTaskOfRefusal(
	tx: Executor,
	record: OrderRecord,
	refused: { operationId: string; expectation: GatewayVerification },
	at: number
): Promise<void> {
	const step = stepOf(refused.expectation);
	if (record.gatewayState !== 'AUTH' || (step !== 'change' && step !== 'extend')) return;
	await openTask(tx, {
		orderId: record.id,
		kind: 'ask_buyer_to_pay_again',
		gatewayOrderId: record.gatewayOrderId,
		operationId: refused.operationId,
		dueAt: record.riskDeadlineAt,
		at
	});
}
