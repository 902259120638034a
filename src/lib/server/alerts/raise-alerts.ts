import { sql, type SQL } from 'drizzle-orm';
import {
	AMOUNT_CHANGE_PATIENCE_MS,
	DEFAULT_ALERT_HOURS,
	UNKNOWN_GRACE_MS
} from '../../domain/alerts.ts';
import { instantParameter } from '../db/instants.ts';
import type { AlertContext } from './alert-context.ts';
import { settleOrders } from './settle-orders.ts';

/** Orders of one look: what is due beyond them is due at the next look, which follows at once. */
const LOOK_LIMIT = 500;
/** An inquiry that a node has claimed stands so much later in the schedule. */
const CLAIM_MS = 60_000;

/**
 * Raises every alert that is due, the most pressing expiry first.
 *
 * @returns how many orders got one
 */
export async function raiseAlerts(context: AlertContext, signal: AbortSignal): Promise<number> {
	return settleOrders(context, signal, LOOK_LIMIT, () =>
		ordersWithAlertDue(context.effects.now(), context.truth.schedule.every + CLAIM_MS, LOOK_LIMIT)
	);
}

/**
 * The orders for which an alert is due at `now` and none stands; the domain decides which one. Every
 * part begins at an index that holds only what it is about, so that it costs the same at any size.
 *
 * @param now epoch ms
 * @param inquiredWithinMs an amount change that is not final is inquired at least so often, which is
 * how it is found in the schedule of inquiries
 */
export function ordersWithAlertDue(now: number, inquiredWithinMs: number, limit: number): SQL {
	const at = instantParameter(now);
	const usual = sql.raw(`'{${DEFAULT_ALERT_HOURS.join(',')}}'::integer[]`);
	const horizon = sql`${at} + make_interval(hours => greatest(${Math.max(...DEFAULT_ALERT_HOURS)}::integer, (
		select max(h) from gateway_account, unnest(alert_hours) h
	)))`;
	return sql`
		select id from (
			select held.id, held.risk_deadline_at as since
			from (
				select id, shop, system, risk_deadline_at from orders
				where payment_status = 'authorized' and risk_deadline_at <= ${horizon}
				union all
				select id, shop, system, risk_deadline_at from orders
				where payment_status = 'capture_failed' and risk_deadline_at <= ${horizon}
			) held
			left join gateway_account account
				on account.shop = held.shop and account.system = held.system
			cross join lateral (
				select min(h) as level from unnest(coalesce(account.alert_hours, ${usual})) h
				where held.risk_deadline_at <= ${at} + make_interval(hours => h)
			) due
			where due.level is not null and not exists (
				select from alert
				where order_id = held.id and kind = 'expiry' and subject_at = held.risk_deadline_at
					and alert.level <= due.level and resolved_at is null
			)
			union all
			select id, operation_started_at from orders
			where operation_state = 'unknown'
				and operation_started_at <= ${instantParameter(now - UNKNOWN_GRACE_MS)}
				and ${noneStands('unknown_outcome', sql`orders.id`, sql`orders.operation_started_at`)}
			union all
			select order_id, created_at from task
			where closed_at is null and kind = 'live_payment_on_cancelled_order'
				and ${noneStands('live_payment', sql`task.order_id`, sql`task.created_at`)}
			union all
			select id, gateway_moved_at from orders
			where inquire_at <= ${instantParameter(now + inquiredWithinMs)}
				and system = 'recruit' and gateway_state = 'RETURN'
				and gateway_moved_at <= ${instantParameter(now - AMOUNT_CHANGE_PATIENCE_MS)}
				and ${noneStands('amount_change_pending', sql`orders.id`, sql`orders.gateway_moved_at`)}
		) wanting
		order by since
		limit ${limit}`;
}

function noneStands(kind: string, orderId: SQL, subjectAt: SQL): SQL {
	return sql`not exists (
		select from alert standing
		where standing.order_id = ${orderId} and standing.kind = ${kind}
			and standing.subject_at = ${subjectAt} and standing.resolved_at is null
	)`;
}
