import { sql } from 'drizzle-orm';
import {
	bigint,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { LocalAction, OperationAction } from '../../../contract/order-row.ts';
import type { Verification } from '../../orders/operation.ts';
import { instant } from './columns.ts';
import { orders } from './orders.ts';

/**
 * One action of one person on one order. Its id is made by the browser before it sends; a second
 * request with the same id is answered with this row. Written before the gateway is called.
 */
export const operation = pgTable(
	'operation',
	{
		id: uuid().primaryKey(),
		orderId: bigint('order_id', { mode: 'number' })
			.notNull()
			.references(() => orders.id),
		action: text().$type<OperationAction | LocalAction>().notNull(),
		/** What the person typed; the same identity with other input is another action. */
		input: jsonb().$type<Record<string, unknown>>().notNull().default({}),
		/** The payment that it is about; null where nothing reaches a gateway. */
		gatewayOrderId: text('gateway_order_id'),
		/** in_flight · unknown · succeeded · failed · not_executed */
		state: text().notNull(),
		actorId: text('actor_id').notNull(),
		actorName: text('actor_name').notNull(),
		/** The process that holds it; gone process → unknown outcome. */
		node: text().notNull(),
		/** What the request asked for, and what a later inquiry is compared with. */
		expectation: jsonb().$type<Verification>().notNull(),
		startedAt: instant('started_at').notNull(),
		/** Latest instant at which the request can still have left this process. */
		sentAt: instant('sent_at').notNull(),
		settledAt: instant('settled_at'),
		/** Stable code of the result, ours or `gateway_refused`. */
		code: text(),
		/** ErrInfo codes as the gateway sent them. */
		gatewayCodes: text('gateway_codes').array(),
		inquiries: integer().notNull().default(0)
	},
	(t) => [
		// The rule itself: at most one operation under way per order.
		uniqueIndex('operation_one_under_way')
			.on(t.orderId)
			.where(sql`${t.state} in ('in_flight', 'unknown')`),
		index('operation_of_order').on(t.orderId, t.startedAt)
	]
);
