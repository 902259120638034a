import { sql } from 'drizzle-orm';
import {
	bigint,
	bigserial,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { bytes, instant, transactionId } from './columns.ts';
import { orders } from './orders.ts';

/** Who changed what, old → new: exactly one row per version of an order, kept for ever. */
export const audit = pgTable(
	'audit',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		at: instant().notNull(),
		/** person · shop · gateway · desk */
		actorKind: text('actor_kind').notNull(),
		actorId: text('actor_id'),
		actorName: text('actor_name'),
		orderId: bigint('order_id', { mode: 'number' }).references(() => orders.id),
		orderVersion: integer('order_version'),
		/** What happened, `noun:past-verb`. */
		event: text().notNull(),
		/** What changed where it is no order: `shop:main`, `person:<id>`, `view:12`. */
		subject: text(),
		changes: jsonb().$type<Record<string, [unknown, unknown]>>().notNull(),
		operationId: uuid('operation_id'),
		detail: jsonb().$type<Record<string, unknown>>().notNull().default({})
	},
	(t) => [
		index('audit_by_time').on(t.at.desc(), t.id.desc()),
		index('audit_of_actor').on(t.actorId, t.id.desc()),
		index('audit_of_event').on(t.event, t.id.desc()),
		index('audit_of_subject')
			.on(t.subject, t.id.desc())
			.where(sql`${t.subject} is not null`),
		index('audit_of_order').on(t.orderId, t.id.desc()),
		uniqueIndex('audit_order_version')
			.on(t.orderId, t.orderVersion)
			.where(sql`${t.orderVersion} is not null`)
	]
);

/** One exchange with a gateway, secrets masked before it is stored. */
export const gatewayMessage = pgTable(
	'gateway_message',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		orderId: bigint('order_id', { mode: 'number' })
			.notNull()
			.references(() => orders.id),
		operationId: uuid('operation_id'),
		gatewayOrderId: text('gateway_order_id'),
		api: text().notNull(),
		sentAt: instant('sent_at').notNull(),
		tookMs: integer('took_ms').notNull(),
		/** answered · refused · no_answer · unreadable · not_sent */
		outcome: text().notNull(),
		codes: text().array().notNull(),
		/** Bytes as they crossed the wire, with the secrets starred out. */
		request: bytes().notNull(),
		answer: bytes()
	},
	(t) => [index('gateway_message_of_order').on(t.orderId, t.id.desc())]
);

/** A result notification exactly as it came. What it says is never applied, only inquired. */
export const notification = pgTable(
	'notification',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		gateway: text().notNull(),
		receivedAt: instant('received_at').notNull(),
		body: bytes().notNull(),
		/** accepted · repeated · unknown_order · foreign · unreadable · connectivity_test */
		verdict: text().notNull(),
		orderId: bigint('order_id', { mode: 'number' }).references(() => orders.id),
		status: text()
	},
	(t) => [index('notification_of_order').on(t.orderId, t.id.desc())]
);

/**
 * The log that screens follow. A sequence number is taken before its transaction commits, so readers
 * order by (xid, seq) and stay below the oldest transaction that can still commit.
 */
export const event = pgTable(
	'event',
	{
		xid: transactionId()
			.notNull()
			.default(sql`pg_current_xact_id()`),
		seq: bigserial({ mode: 'bigint' }).notNull(),
		at: instant().notNull(),
		/** The order that changed; null: a run moved, or the desk itself changed (a view of the team). */
		orderId: bigint('order_id', { mode: 'number' }),
		runId: bigint('run_id', { mode: 'number' }),
		kind: text().notNull()
	},
	(t) => [primaryKey({ columns: [t.xid, t.seq] }), index('event_by_time').on(t.at)]
);

/** Exact counts per counter key, spread over slots so that writers do not wait for each other. */
export const orderCounter = pgTable(
	'order_counter',
	{
		key: text().notNull(),
		slot: integer().notNull(),
		count: bigint({ mode: 'number' }).notNull(),
		yen: bigint({ mode: 'number' }).notNull()
	},
	(t) => [primaryKey({ columns: [t.key, t.slot] })]
);

/** Small facts about this installation: stream epoch, demo clock. */
export const installation = pgTable('installation', {
	key: text().primaryKey(),
	value: jsonb().$type<unknown>().notNull()
});
