import { and, asc, eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { isOrderNumber, isShopCode } from '../../contract/order-name.ts';
import type { NoteView } from '../../contract/notes.ts';
import type { OrderContent } from '../../contract/order-content.ts';
import type { OrderPayment } from '../../contract/order-payment.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { TaskRow } from '../../contract/tasks.ts';
import type { TimelineEntry } from '../../contract/timeline.ts';
import type { Database } from '../db/client.ts';
import { gatewayAccount, orders, person } from '../db/schema/index.ts';
import { readNotesOf } from '../notes/read-notes.ts';
import { factsOf, rowOf } from './order-record.ts';
import { readPayments } from './read-payments.ts';
import { readTimeline } from './read-timeline.ts';
import { readOpenTasksOf } from '../tasks/read-tasks.ts';

/** Everything that the order's page shows. */
export interface OrderView {
	row: OrderRow;
	content: OrderContent;
	/** What the gateway was last told of, where the content was changed since and not sent. */
	sentContent: OrderContent | null;
	timeline: TimelineEntry[];
	/** Oldest first. */
	payments: OrderPayment[];
	consoleUrl: string | null;
	/** Work that is still open. */
	tasks: TaskRow[];
	/** The latest, oldest first. */
	notes: NoteView[];
	/** Who looks after it has been shut out since: somebody should take it over. */
	assigneeGone: boolean;
	/** Where in the log this view stands. */
	position: string;
}

export interface ReadContext {
	db: Database;
	readPosition: () => Promise<string>;
}

/** @throws CodedError UNKNOWN_ORDER */
export async function readOrder(
	context: ReadContext,
	shop: string,
	number: string
): Promise<OrderView> {
	const { db } = context;
	if (!isShopCode(shop) || !isOrderNumber(number)) {
		throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
	}
	const position = await context.readPosition();
	const [record] = await db
		.select()
		.from(orders)
		.where(and(eq(orders.shop, shop), eq(orders.number, number)));
	if (!record) throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
	const [timeline, payments, tasks, notes, assignees, accounts] = await Promise.all([
		readTimeline(db, record.id),
		readPayments(db, record),
		readOpenTasksOf(db, record.id),
		readNotesOf(db, record.id),
		record.assigneeId === null
			? []
			: db
					.select({ disabledAt: person.disabledAt })
					.from(person)
					.where(eq(person.id, record.assigneeId)),
		db
			.select({ consoleUrl: gatewayAccount.consoleUrl })
			.from(gatewayAccount)
			.where(and(eq(gatewayAccount.shop, shop), eq(gatewayAccount.system, record.system)))
	]);
	return {
		row: rowOf(record),
		content: record.content,
		sentContent: record.sentContent,
		timeline,
		payments,
		consoleUrl: accounts[0]?.consoleUrl ?? null,
		tasks,
		notes,
		assigneeGone: assignees.some(({ disabledAt }) => disabledAt !== null),
		position
	};
}

/** Shops whose order has this number: people type numbers, not shops. */
export async function findShopsOf(db: Database, number: string): Promise<string[]> {
	if (!isOrderNumber(number)) return [];
	const found = await db
		.select({ shop: orders.shop })
		.from(orders)
		.where(eq(orders.number, number))
		.orderBy(asc(orders.shop));
	return found.map((one) => one.shop);
}

/** What the rules look at of a stored order; null where there is none. */
export async function findOrder(
	db: Database,
	shop: string,
	number: string
): Promise<Pick<OrderRow, 'facts' | 'terms'> | null> {
	if (!isShopCode(shop) || !isOrderNumber(number)) return null;
	const [record] = await db
		.select()
		.from(orders)
		.where(and(eq(orders.shop, shop), eq(orders.number, number)));
	return record ? { facts: factsOf(record), terms: record.terms } : null;
}
