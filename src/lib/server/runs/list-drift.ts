import { and, asc, eq, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import type { OrderRow } from '../../contract/order-row.ts';
import { DRIFT_KINDS, type DriftGroup, type DriftKind } from '../../contract/drift.ts';
import { DAY_MS } from '../../domain/calendar.ts';
import { methods } from '../../domain/methods/registry.ts';
import { instantParameter } from '../db/instants.ts';
import { readListedOrders } from '../db/desk-page.ts';
import { orders } from '../db/schema/index.ts';
import { rowOf } from '../orders/order-record.ts';
import type { RunContext } from './run-context.ts';

const SHOWN = 50;

/** Orders on which ours and the gateway's differ and only a person can decide, by kind. */
export async function listDrift(context: RunContext): Promise<DriftGroup[]> {
	return Promise.all(DRIFT_KINDS.map((kind) => readGroup(context, kind)));
}

async function readGroup(context: RunContext, kind: DriftKind): Promise<DriftGroup> {
	const { since, where } = conditionOf(kind, context.effects.now());
	const found = await context.db
		.select({
			id: orders.id,
			since: sql<number | null>`(extract(epoch from ${since}) * 1000)::float8`,
			count: sql<number>`(count(*) over ())::int`
		})
		.from(orders)
		.where(where)
		.orderBy(sql`${since} asc nulls last`, asc(orders.id))
		.limit(SHOWN);
	const records = await readListedOrders(
		context.db,
		found.map(({ id }) => id)
	);
	const rows = new Map<number, OrderRow>(records.map((record) => [record.id, rowOf(record)]));
	return {
		kind,
		count: found[0]?.count ?? 0,
		entries: found.flatMap(({ id, since: at }) => {
			const row = rows.get(id);
			return row ? [{ row, since: at }] : [];
		})
	};
}

/** Which orders, and since when they are so. */
function conditionOf(kind: DriftKind, now: number): { since: SQL; where: SQL | undefined } {
	switch (kind) {
		case 'live_on_cancelled':
			return {
				since: sql`${orders.gatewayMovedAt}`,
				where: and(
					eq(orders.deskStatus, 'cancelled'),
					isNotNull(orders.confirmedAt),
					or(
						...methods.map(({ system, liveStates }) =>
							and(eq(orders.system, system), inArray(orders.gatewayState, [...liveStates]))
						)
					)
				)
			};
		case 'unsent':
			return {
				since: UNSENT_SINCE,
				where: and(
					// As the index of unsent orders says it.
					sql`(${orders.localAmount} <> ${orders.amount} or ${orders.contentUnsent})`,
					sql`${UNSENT_SINCE} <= ${instantParameter(now - DAY_MS)}`
				)
			};
		case 'anomaly':
			return { since: sql`${orders.anomalyAt}`, where: isNotNull(orders.anomaly) };
	}
}

/** The last time that what is unsent was edited. */
const UNSENT_SINCE = sql`(
	select max(at) from audit
	where order_id = ${orders.id} and changes ?| array['localAmount', 'contentUnsent', 'content']
)`;
