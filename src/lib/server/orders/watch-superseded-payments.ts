import { sql } from 'drizzle-orm';
import { instantParameter } from '../db/instants.ts';
import { inquirePayment } from './inquire-payment.ts';
import type { OrderContext } from './use-case.ts';

/** Nobody else looks at a payment that is being looked at; what failed on our side is due after this. */
const LEASE_MS = 60_000;

/**
 * Looks at the superseded payments that are due: one that comes to life is a second payment for the same
 * order, and only an inquiry finds it where notifications are off.
 *
 * @returns how many were looked at
 */
export async function watchSupersededPayments(
	context: OrderContext,
	signal: AbortSignal
): Promise<number> {
	let looked = 0;
	while (!signal.aborted) {
		const due = await claim(context);
		if (due === null) break;
		looked += 1;
		try {
			await inquirePayment(context, due.orderId, due.gatewayOrderId);
		} catch (error) {
			context.log.error({ err: error, orderId: due.orderId }, 'an old payment could not be read');
		}
	}
	return looked;
}

async function claim(
	context: OrderContext
): Promise<{ orderId: number; gatewayOrderId: string } | null> {
	const now = context.effects.now();
	const rows = await context.db.execute<{ order_id: string; gateway_order_id: string }>(sql`
		update gateway_order
		set inquire_at = ${instantParameter(now + LEASE_MS)}, inquire_node = ${context.node.id}
		where (gateway_shop_id, gateway_order_id) = (
			select gateway_shop_id, gateway_order_id from gateway_order
			where inquire_at <= ${instantParameter(now)}
			order by inquire_at limit 1 for update skip locked
		)
		returning order_id, gateway_order_id`);
	const [row] = rows;
	return row ? { orderId: Number(row.order_id), gatewayOrderId: row.gateway_order_id } : null;
}
