import { desc, eq, or } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { gatewayOrder, orders } from '../db/schema/index.ts';
import type { DemoContext } from './demo-context.ts';

/**
 * The payment that a person means by an order's number or by the gateway's own id: of an order that
 * was paid several times the last one.
 * @throws CodedError UNKNOWN_ORDER (field `order`)
 */
export async function findGatewayOrderId(
	{ db }: Pick<DemoContext, 'db'>,
	name: string
): Promise<string> {
	const [found] = await db
		.select({ id: gatewayOrder.gatewayOrderId })
		.from(gatewayOrder)
		.innerJoin(orders, eq(orders.id, gatewayOrder.orderId))
		.where(or(eq(gatewayOrder.gatewayOrderId, name), eq(orders.number, name)))
		.orderBy(
			desc(eq(gatewayOrder.gatewayOrderId, name)),
			desc(orders.id),
			desc(gatewayOrder.position)
		)
		.limit(1);
	if (!found) throw new CodedError('UNKNOWN_ORDER', { field: 'order' });
	return found.id;
}
