import { CodedError } from '../../contract/errors.ts';
import type { TaskRow } from '../../contract/tasks.ts';
import type { Actor } from '../orders/actor.ts';
import { askGateway } from '../orders/ask-gateway.ts';
import { inquirePayment } from '../orders/inquire-payment.ts';
import type { OrderContext } from '../orders/use-case.ts';
import { readTask } from './read-tasks.ts';

/**
 * Inquires the payment that a work item is about, the order's current one or one of before; the inquiry
 * itself closes the item where the gateway shows that payment ended. It needs no version: what it finds
 * is true whatever the person saw.
 *
 * @returns the item afterwards: `payment.confirmedAt` has moved where the gateway could be read
 * @throws CodedError UNKNOWN_TASK; PAYMENT_NOT_INQUIRABLE where it names no payment that can be read
 * @throws ActionRefused where there is nothing to inquire
 */
export async function inquireTask(
	context: OrderContext,
	request: { id: number; actor: Actor }
): Promise<TaskRow> {
	const { id, actor } = request;
	const before = await readTask(context.db, id);
	if (!before) throw new CodedError('UNKNOWN_TASK', { field: 'id' });
	const { order, payment } = before;
	if (payment === null) throw new CodedError('PAYMENT_NOT_INQUIRABLE', { field: 'id' });
	const inquired = payment.isCurrent
		? await askGateway(context, order, actor)
		: await inquirePayment(context, order.id, payment.id, actor);
	if (inquired === null) throw new CodedError('PAYMENT_NOT_INQUIRABLE', { field: 'id' });
	return (await readTask(context.db, id)) ?? before;
}
