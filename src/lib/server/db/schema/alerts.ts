import { sql } from 'drizzle-orm';
import { bigint, bigserial, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { AlertKind } from '../../../domain/alerts.ts';
import { instant } from './columns.ts';
import { orders } from './orders.ts';

/**
 * Something that presses, told once: for an expiry once per order, expiry instant and level, so that an
 * extension arms it anew; for the other kinds once per occurrence. Open until it is resolved.
 */
export const alert = pgTable(
	'alert',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		orderId: bigint('order_id', { mode: 'number' })
			.notNull()
			.references(() => orders.id),
		kind: text().$type<AlertKind>().notNull(),
		/** What it is about: the expiry, else the instant at which the occurrence began. */
		subjectAt: instant('subject_at').notNull(),
		/** Hours before the expiry; 0 where the kind has no levels. */
		level: integer().notNull(),
		raisedAt: instant('raised_at').notNull(),
		acknowledgedAt: instant('acknowledged_at'),
		acknowledgedById: text('acknowledged_by_id'),
		acknowledgedByName: text('acknowledged_by_name'),
		/** When its reason was gone: captured, extended, cancelled, outcome known. */
		resolvedAt: instant('resolved_at')
	},
	(t) => [
		unique('alert_once').on(t.orderId, t.kind, t.subjectAt, t.level),
		index('alert_open')
			.on(t.raisedAt.desc())
			.where(sql`${t.resolvedAt} is null`)
	]
);
