import { and, desc, gt, inArray, lt, or, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import {
	ACTOR_KINDS,
	type AuditFilter,
	type AuditLine,
	type AuditPage,
	type AuditPlace
} from '../../contract/audit.ts';
import type { Database } from '../db/client.ts';
import { audit, orders } from '../db/schema/index.ts';
import { searchOf, type AuditSearch } from './audit-conditions.ts';

type AuditRecord = typeof audit.$inferSelect;

/**
 * A page of the audit, latest first. Each page is answered from an index, however many lines there are:
 * what is asked for by person, event, order or subject in the order in which it was recorded, everything
 * else in the order of time.
 *
 * @param after where the page before ended; null: the first
 */
export async function readAudit(
	db: Database,
	filter: AuditFilter,
	after: AuditPlace | null,
	limit: number
): Promise<AuditPage> {
	const search = await searchOf(db, filter);
	const records = await recordsOf(db, search, after, limit + 1);
	const lines = await withOrders(db, records.slice(0, limit));
	const last = lines.at(-1);
	const isMore = records.length > limit && last !== undefined;
	return { lines, next: isMore ? { at: last.at, id: last.id } : null };
}

/** How many lines of a filter were recorded since one was read, up to `most`. */
export async function countNewer(
	db: Database,
	filter: AuditFilter,
	since: number,
	most: number
): Promise<number> {
	const { branches, common } = await searchOf(db, filter);
	const wanted =
		branches === null ? common : and(branches.length === 0 ? sql`false` : or(...branches), common);
	const newer = db
		.select({ id: audit.id })
		.from(audit)
		.where(and(gt(audit.id, since), wanted))
		.limit(most)
		.as('newer');
	const [row] = await db.select({ count: sql`count(*)`.mapWith(Number) }).from(newer);
	return row?.count ?? 0;
}

/** As the indexes are ordered; without `nulls last` none of them is taken for the order. */
const latest = (column: AnyColumn): SQL => sql`${desc(column)} nulls last`;

async function recordsOf(
	db: Database,
	{ branches, common }: AuditSearch,
	after: AuditPlace | null,
	limit: number
): Promise<AuditRecord[]> {
	if (branches === null) {
		const at = after === null ? '' : new Date(after.at).toISOString();
		const place =
			after === null
				? undefined
				: sql`(${audit.at}, ${audit.id}) < (${at}::timestamptz, ${after.id})`;
		return db
			.select()
			.from(audit)
			.where(and(common, place))
			.orderBy(latest(audit.at), latest(audit.id))
			.limit(limit);
	}
	const branch = (condition: SQL) =>
		db
			.select()
			.from(audit)
			.where(and(condition, common, after === null ? undefined : lt(audit.id, after.id)))
			.orderBy(latest(audit.id))
			.limit(limit);
	const [first, second, ...rest] = branches.map(branch);
	if (first === undefined) return [];
	if (second === undefined) return first;
	return unionAll(first, second, ...rest)
		.orderBy(sql`id desc nulls last`)
		.limit(limit);
}

async function withOrders(db: Database, records: readonly AuditRecord[]): Promise<AuditLine[]> {
	const ids = [...new Set(records.flatMap(({ orderId }) => (orderId === null ? [] : [orderId])))];
	const found =
		ids.length === 0
			? []
			: await db
					.select({
						id: orders.id,
						shop: orders.shop,
						number: orders.number,
						system: orders.system
					})
					.from(orders)
					.where(inArray(orders.id, ids));
	const byId = new Map(found.map(({ id, ...order }) => [id, order]));
	return records.map((record): AuditLine => {
		const order = record.orderId === null ? undefined : byId.get(record.orderId);
		return {
			id: record.id,
			at: record.at,
			actor: {
				kind: ACTOR_KINDS.find((kind) => kind === record.actorKind) ?? 'desk',
				id: record.actorId,
				name: record.actorName
			},
			event: record.event,
			order: order === undefined ? null : { ...order, version: record.orderVersion },
			subject: record.subject,
			changes: record.changes,
			detail: record.detail,
			operationId: record.operationId
		};
	});
}
