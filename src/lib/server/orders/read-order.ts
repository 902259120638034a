import { asc, eq, and, isNull } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { isOrderNumber, isShopCode } from '../../contract/order-name.ts';
import type { OrderContent } from '../../contract/order-content.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { TimelineEntry } from '../../contract/timeline.ts';
import type { WorkItemKind } from '../../domain/orders/vocabulary.ts';
import type { Database } from '../db/client.ts';
import { gatewayAccount, gatewayOrder, orders, task } from '../db/schema/index.ts';
import { factsOf, rowOf } from './order-record.ts';
import { readTimeline } from './read-timeline.ts';

/** A piece of work that an action left behind, or that the gateway's state asks for. */
export interface OpenTask {
	id: number;
	kind: WorkItemKind;
	createdAt: number;
	/** Epoch ms; null: as soon as possible. */
	dueAt: number | null;
}

/** Everything that the order's page shows. */
export interface OrderView {
	row: OrderRow;
	content: OrderContent;
	timeline: TimelineEntry[];
	/** Oldest first; the last one is current. */
	gatewayOrders: string[];
	consoleUrl: string | null;
	tasks: OpenTask[];
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
	const [timeline, payments, tasks, accounts] = await Promise.all([
		readTimeline(db, record.id),
		db
			.select({ id: gatewayOrder.gatewayOrderId })
			.from(gatewayOrder)
			.where(eq(gatewayOrder.orderId, record.id))
			.orderBy(asc(gatewayOrder.position)),
		db
			.select()
			.from(task)
			.where(and(eq(task.orderId, record.id), isNull(task.closedAt)))
			.orderBy(asc(task.id)),
		db
			.select({ consoleUrl: gatewayAccount.consoleUrl })
			.from(gatewayAccount)
			.where(and(eq(gatewayAccount.shop, shop), eq(gatewayAccount.system, record.system)))
	]);
	return {
		row: rowOf(record),
		content: record.content,
		timeline,
		gatewayOrders: payments.map((payment) => payment.id),
		consoleUrl: accounts[0]?.consoleUrl ?? null,
		tasks: tasks.map(({ id, kind, createdAt, dueAt }) => ({ id, kind, createdAt, dueAt })),
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
