import { sql, type SQL } from 'drizzle-orm';
import type { AlertContext } from './alert-context.ts';
import { settleOrders } from './settle-orders.ts';

const LOOK_LIMIT = 500;

/**
 * Ends every alert whose reason is gone: captured, cancelled or extended, outcome known, task closed.
 *
 * @returns how many orders lost one
 */
export async function resolveAlerts(context: AlertContext, signal: AbortSignal): Promise<number> {
	return settleOrders(context, signal, LOOK_LIMIT, () => ordersWithAlertOver(LOOK_LIMIT));
}

/** The orders that have an open alert whose reason no longer stands; begins at the open alerts. */
export function ordersWithAlertOver(limit: number): SQL {
	return sql`
		select distinct alert.order_id as id
		from alert join orders o on o.id = alert.order_id
		where alert.resolved_at is null and not coalesce(case alert.kind
			when 'expiry' then o.payment_status in ('authorized', 'capture_failed')
				and o.risk_deadline_at = alert.subject_at
			when 'unknown_outcome' then o.operation_state = 'unknown'
				and o.operation_started_at = alert.subject_at
			when 'live_payment' then exists (
				select from task
				where task.order_id = alert.order_id and task.kind = 'live_payment_on_cancelled_order'
					and task.created_at = alert.subject_at and task.closed_at is null
			)
			when 'amount_change_pending' then o.system = 'recruit' and o.gateway_state = 'RETURN'
				and o.gateway_moved_at = alert.subject_at
		end, false)
		limit ${limit}`;
}
