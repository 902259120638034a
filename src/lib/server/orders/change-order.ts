import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import { isOrderNumber, isShopCode } from '../../contract/order-name.ts';
import { dayOf } from '../../domain/calendar.ts';
import { riskDeadline } from '../../domain/eligibility/judge.ts';
import { fold } from '../../domain/orders/search-text.ts';
import { paymentStatusOf } from '../../domain/eligibility/payment-status.ts';
import type { Executor } from '../db/client.ts';
import { audit, event, orders } from '../db/schema/index.ts';
import type { Actor } from './actor.ts';
import { factsOf, type OrderRecord } from './order-record.ts';
import { searchedOf, writeSearch } from './write-search.ts';

/** Columns that move without being a change of the order: no version, no audit row. */
export const BOOKKEEPING: ReadonlySet<string> = new Set([
	'confirmedAt',
	'gatewayMovedAt',
	'gatewayProcessedAt',
	'sourceDigest',
	'inquireAt',
	'inquireReason',
	'inquireAttempt',
	'inquireNode',
	'notifiedInquiryAt',
	'anomalyAt',
	'alertId',
	'alertKind',
	'alertLevel',
	'alertRaisedAt',
	'alertAcknowledgedBy',
	'openTasks',
	'notes',
	'buyerSort',
	'sourceUpdatedAt',
	'updatedAt'
]);

export interface OrderChange {
	patch: Partial<OrderRecord>;
	/** What happened, `noun:past-verb`. */
	event: string;
	actor: Actor;
	/** Epoch ms. */
	at: number;
	operationId?: string;
	detail?: Record<string, unknown>;
}

/**
 * The only way in which an order changes: the row with all that the rules derive from it, one audit
 * row old → new, one event for the screens, all in the caller's transaction. The caller holds the
 * row's lock. A patch that changes nothing but bookkeeping gets an event and no new version.
 *
 * @throws Error when the row is not the one that was locked
 */
export async function changeOrder(
	tx: Executor,
	before: OrderRecord,
	change: OrderChange
): Promise<OrderRecord> {
	const after = derive({ ...before, ...change.patch, updatedAt: change.at });
	const changes = differences(before, after);
	const isVersion = Object.keys(changes).length > 0;
	if (isVersion) after.version = before.version + 1;
	const { id } = after;
	const searched = searchedOf(after);
	// Sent together: one round trip instead of three, in the order in which they stand here.
	const [written] = await Promise.all([
		tx
			.update(orders)
			.set({ ...movedColumns(before, after), updatedAt: change.at })
			.where(and(eq(orders.id, id), eq(orders.version, before.version)))
			.returning({ id: orders.id }),
		isVersion ? tx.insert(audit).values(auditRow(after, changes, change)) : null,
		appendEvent(tx, id, change.event, change.at),
		searched === searchedOf(before) ? null : writeSearch(tx, id, searched)
	]);
	if (written.length !== 1) throw new Error(`order ${id} moved although it was locked`);
	return after;
}

function auditRow(
	after: OrderRecord,
	changes: Record<string, [unknown, unknown]>,
	change: OrderChange
): typeof audit.$inferInsert {
	return {
		at: change.at,
		actorKind: change.actor.kind,
		actorId: change.actor.id,
		actorName: change.actor.name,
		orderId: after.id,
		orderVersion: after.version,
		event: change.event,
		changes,
		operationId: change.operationId ?? null,
		detail: change.detail ?? {}
	};
}

/** Appends to the log that screens follow; the caller wakes the stream after its commit. */
export async function appendEvent(
	tx: Executor,
	orderId: number,
	kind: string,
	at: number
): Promise<void> {
	await tx.insert(event).values({ orderId, kind, at });
}

/** Fills the columns that follow from the facts by the rules. */
export function derive<T extends OrderRecord>(record: T): T {
	const facts = factsOf(record);
	const { kana, email } = record.content.buyer;
	return {
		...record,
		buyerKana: kana,
		buyerEmail: email,
		buyerSort: fold(kana ?? record.buyerName),
		paymentStatus: paymentStatusOf(facts),
		riskDeadlineAt: riskDeadline(facts, record.terms),
		capturedDay: record.capturedAt === null ? null : dayOf(record.capturedAt)
	};
}

/**
 * Reads an order for a change: no other writer passes until the transaction ends. Rows that only refer
 * to the order (messages, notifications) do: two of them that then change it would wait for each other.
 */
export async function lockOrder(tx: Executor, id: number): Promise<OrderRecord | null> {
	const [record] = await tx.select().from(orders).where(eq(orders.id, id)).for('no key update');
	return record ?? null;
}

/** Finds an order by the names that people know it by. */
export async function findOrderId(
	db: Executor,
	shop: string,
	number: string
): Promise<number | null> {
	if (!isShopCode(shop) || !isOrderNumber(number)) return null;
	const [found] = await db
		.select({ id: orders.id })
		.from(orders)
		.where(sql`${orders.shop} = ${shop} and ${orders.number} = ${number}`);
	return found?.id ?? null;
}

function differences(before: OrderRecord, after: OrderRecord): Record<string, [unknown, unknown]> {
	return Object.fromEntries(
		Object.entries(movedColumns(before, after))
			.filter(([column]) => !BOOKKEEPING.has(column) && column !== 'version')
			.map(([column, value]) => [column, [Reflect.get(before, column), value]])
	);
}

function movedColumns(before: OrderRecord, after: OrderRecord): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(after).filter(
			// Not by their text: the database keeps the keys of JSON in an order of its own.
			([column, value]) => !isDeepStrictEqual(Reflect.get(before, column), value)
		)
	);
}
