import { asc, eq } from 'drizzle-orm';
import type { OrderPayment } from '../../contract/order-payment.ts';
import type { Database } from '../db/client.ts';
import { gatewayOrder } from '../db/schema/index.ts';
import type { OrderRecord } from './order-record.ts';

/** Every payment of an order, oldest first: the current one as the order knows it, others as last shown. */
export async function readPayments(db: Database, record: OrderRecord): Promise<OrderPayment[]> {
	const payments = await db
		.select()
		.from(gatewayOrder)
		.where(eq(gatewayOrder.orderId, record.id))
		.orderBy(asc(gatewayOrder.position));
	return payments.map((payment) => {
		const isCurrent = payment.gatewayOrderId === record.gatewayOrderId;
		const shown = isCurrent
			? {
					state: record.gatewayState,
					stateRaw: record.gatewayStateRaw,
					confirmedAt: record.confirmedAt
				}
			: { state: payment.state, stateRaw: payment.stateRaw, confirmedAt: payment.confirmedAt };
		const { gatewayOrderId: id, supersededAt } = payment;
		return { id, isCurrent, ...shown, supersededAt };
	});
}
