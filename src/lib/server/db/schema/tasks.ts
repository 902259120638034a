import { sql } from 'drizzle-orm';
import {
	bigint,
	bigserial,
	index,
	integer,
	pgTable,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { WorkItemKind } from '../../../domain/orders/vocabulary.ts';
import { instant } from './columns.ts';
import { orders } from './orders.ts';

/** "This did not reach the gateway: finish it at the console." Closed by a person or an inquiry. */
export const task = pgTable(
	'task',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		orderId: bigint('order_id', { mode: 'number' })
			.notNull()
			.references(() => orders.id),
		kind: text().$type<WorkItemKind>().notNull(),
		/** The payment that it is about: only an inquiry of this one may close it. */
		gatewayOrderId: text('gateway_order_id'),
		operationId: uuid('operation_id'),
		createdAt: instant('created_at').notNull(),
		/** Epoch ms in code; null: as soon as possible. */
		dueAt: instant('due_at'),
		/** Grows with every change; who changes it names the version they saw. */
		version: integer().notNull().default(1),
		ownerId: text('owner_id'),
		ownerName: text('owner_name'),
		closedAt: instant('closed_at'),
		/** person · gateway */
		closedBy: text('closed_by').$type<'person' | 'gateway'>(),
		closedById: text('closed_by_id'),
		closedByName: text('closed_by_name'),
		/** What the person did at the console, in their words, or the state that an inquiry showed. */
		proof: text(),
		/** What the gateway had last shown when a person closed it: only another state reopens the matter. */
		closedState: text('closed_state')
	},
	(t) => [
		index('task_of_order').on(t.orderId),
		index('task_open')
			.on(t.dueAt, t.id)
			.where(sql`${t.closedAt} is null`),
		index('task_closed')
			.on(t.closedAt.desc(), t.id.desc())
			.where(sql`${t.closedAt} is not null`),
		// The rule itself: the same work is asked for once.
		uniqueIndex('task_open_once')
			.on(t.orderId, t.kind, sql`coalesce(${t.gatewayOrderId}, '')`)
			.where(sql`${t.closedAt} is null`)
	]
);
