import { bigint, bigserial, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
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
		operationId: uuid('operation_id'),
		createdAt: instant('created_at').notNull(),
		/** Epoch ms in code; null: as soon as possible. */
		dueAt: instant('due_at'),
		closedAt: instant('closed_at'),
		closedBy: text('closed_by')
	},
	(t) => [index('task_of_order').on(t.orderId)]
);
