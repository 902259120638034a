import {
	and,
	asc,
	eq,
	getTableColumns,
	gt,
	gte,
	inArray,
	isNotNull,
	lt,
	or,
	sql,
	type SQL
} from 'drizzle-orm';
import type { DeskSort, DeskView } from '../../contract/desk-view.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Database } from './client.ts';
import { orders } from './schema/index.ts';

const { content: _content, sentContent: _sentContent, ...LISTED } = getTableColumns(orders);

/** The last row of a page, from which the next one goes on. */
export interface DeskCursor {
	sort: DeskSort;
	/** Epoch ms of the sorted column. */
	at: number;
	id: number;
}

const HOUR_MS = 3_600_000;

/**
 * One page of a view by keyset, so that the millionth row costs what the first does.
 * `matchesView` says the same to the browser; a test holds the two against each other.
 *
 * @param now epoch ms, for what is limited by time
 */
export async function readDeskPage(
	db: Database,
	view: DeskView,
	cursor: DeskCursor | null,
	limit: number,
	now: number
) {
	const byDeadline = view.sort === 'deadline';
	const conditions = [...conditionsOf(view, now), ...(cursor ? [after(cursor)] : [])];
	return db
		.select(LISTED)
		.from(orders)
		.where(and(...conditions))
		.orderBy(
			...(byDeadline
				? [asc(orders.riskDeadlineAt), asc(orders.id)]
				: [sql`${orders.orderedAt} desc nulls last`, sql`${orders.id} desc nulls last`])
		)
		.limit(limit);
}

/** The listed columns of some orders, in no order. */
export async function readListedOrders(db: Database, ids: readonly number[]) {
	return ids.length === 0
		? []
		: db
				.select(LISTED)
				.from(orders)
				.where(inArray(orders.id, [...ids]));
}

function conditionsOf(view: DeskView, now: number): SQL[] {
	const conditions: (SQL | undefined)[] = [];
	const [only, ...others] = view.status;
	if (only !== undefined) {
		conditions.push(
			others.length === 0
				? eq(orders.paymentStatus, only)
				: inArray(orders.paymentStatus, view.status)
		);
	}
	if (view.capturedToday) {
		conditions.push(eq(orders.paymentStatus, 'completed'), eq(orders.capturedDay, dayOf(now)));
	}
	if (view.unsent) {
		conditions.push(sql`(${orders.localAmount} <> ${orders.amount} or ${orders.contentUnsent})`);
	}
	if (view.unknown) conditions.push(eq(orders.operationState, 'unknown'));
	if (view.sort === 'deadline') conditions.push(isNotNull(orders.riskDeadlineAt));
	if (view.expiresWithin !== null) {
		conditions.push(
			eq(orders.paymentStatus, 'authorized'),
			gte(orders.riskDeadlineAt, now),
			lt(orders.riskDeadlineAt, now + view.expiresWithin * HOUR_MS)
		);
	}
	return conditions.filter((condition) => condition !== undefined);
}

function after(cursor: DeskCursor): SQL {
	const beyond =
		cursor.sort === 'deadline'
			? or(
					gt(orders.riskDeadlineAt, cursor.at),
					and(eq(orders.riskDeadlineAt, cursor.at), gt(orders.id, cursor.id))
				)
			: or(
					lt(orders.orderedAt, cursor.at),
					and(eq(orders.orderedAt, cursor.at), lt(orders.id, cursor.id))
				);
	if (!beyond) throw new Error('a keyset needs a condition');
	return beyond;
}
