import { eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { OrderPayment } from '../../contract/order-payment.ts';
import { orders } from '../db/schema/index.ts';
import type { Actor } from './actor.ts';
import { findOrderId } from './change-order.ts';
import { inquirePayment } from './inquire-payment.ts';
import { readPayments } from './read-payments.ts';
import type { OrderContext } from './use-case.ts';

/**
 * An inquiry of one payment of an order, that a person asked for. It changes nothing at the gateway.
 *
 * @returns all payments of the order afterwards: `confirmedAt` has moved where the gateway could be read
 * @throws CodedError UNKNOWN_ORDER; PAYMENT_NOT_INQUIRABLE where the order has no such payment
 */
export async function askPayment(
	context: OrderContext,
	name: { shop: string; number: string; gatewayOrderId: string },
	actor: Actor
): Promise<OrderPayment[]> {
	const id = await findOrderId(context.db, name.shop, name.number);
	if (id === null) throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
	const inquired = await inquirePayment(context, id, name.gatewayOrderId, actor);
	const [record] = await context.db.select().from(orders).where(eq(orders.id, id));
	if (!inquired || !record) {
		throw new CodedError('PAYMENT_NOT_INQUIRABLE', { field: 'gatewayOrderId' });
	}
	return readPayments(context.db, record);
}
