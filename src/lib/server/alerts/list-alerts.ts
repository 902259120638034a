import { getTableColumns, isNull, sql } from 'drizzle-orm';
import type { AlertList } from '../../contract/alerts.ts';
import { PRESSES_LIKE_HOURS } from '../../domain/alerts.ts';
import type { Database } from '../db/client.ts';
import { instantParameter } from '../db/instants.ts';
import { readListedOrders } from '../db/desk-page.ts';
import { alert } from '../db/schema/index.ts';
import { rowOf } from '../orders/order-record.ts';
import type { ListContext } from '../orders/list-orders.ts';

/** More than anybody reads at once; the list says how many there are in all. */
const LISTED = 100;

/** The open alerts with their orders: nobody's first, the most pressing on top. */
export async function listAlerts({ db, now }: Pick<ListContext, 'db' | 'now'>): Promise<AlertList> {
	const [found, counted] = await Promise.all([
		db
			.select(getTableColumns(alert))
			.from(alert)
			.where(isNull(alert.resolvedAt))
			.orderBy(
				sql`${alert.acknowledgedAt} is not null`,
				pressingUntil(now()),
				sql`${alert.kind} <> 'expiry'`,
				alert.subjectAt,
				alert.orderId
			)
			.limit(LISTED),
		countOpen(db)
	]);
	const orders = await readListedOrders(
		db,
		found.map(({ orderId }) => orderId)
	);
	const rows = new Map(orders.map((record) => [record.id, rowOf(record)]));
	return {
		alerts: found.flatMap((one) => {
			const row = rows.get(one.orderId);
			if (row === undefined) return [];
			const { id, kind, subjectAt, raisedAt, acknowledgedAt } = one;
			const level = kind === 'expiry' ? one.level : null;
			const acknowledgedBy = one.acknowledgedByName;
			return [{ id, kind, level, subjectAt, raisedAt, acknowledgedAt, acknowledgedBy, row }];
		}),
		...counted
	};
}

/** Alerts that nobody took note of: what the bell shows. */
export async function countWaitingAlerts(db: Database): Promise<number> {
	return (await countOpen(db)).waiting;
}

async function countOpen(db: Database): Promise<Pick<AlertList, 'open' | 'waiting'>> {
	const [counted] = await db
		.select({
			open: sql<number>`count(*)::integer`,
			waiting: sql<number>`count(*) filter (where ${alert.acknowledgedAt} is null)::integer`
		})
		.from(alert)
		.where(isNull(alert.resolvedAt));
	return counted ?? { open: 0, waiting: 0 };
}

/** The domain's `pressure` in SQL: the expiry of an authorization that presses as much. */
function pressingUntil(now: number) {
	const { unknown_outcome, live_payment, amount_change_pending } = PRESSES_LIKE_HOURS;
	return sql`case ${alert.kind}
		when 'expiry' then ${alert.subjectAt}
		else ${instantParameter(now)} + make_interval(hours => case ${alert.kind}
			when 'unknown_outcome' then ${unknown_outcome}::integer
			when 'live_payment' then ${live_payment}::integer
			else ${amount_change_pending}::integer end)
		end`;
}
