import { sql } from 'drizzle-orm';
import {
	bigint,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import type { RunItemOutcome, RunKind, RunOrigin, RunState } from '../../../contract/runs.ts';
import { instant } from './columns.ts';
import { orders } from './orders.ts';

/** Work on many orders that everybody sees live and that survives its process. Kept for ever. */
export const run = pgTable(
	'run',
	{
		id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		/** UUID made by the browser, or by the schedule; a second request with it is answered with this. */
		identity: uuid().notNull().unique(),
		kind: text().$type<RunKind>().notNull(),
		origin: text().$type<RunOrigin>().notNull(),
		state: text().$type<RunState>().notNull(),
		startedById: text('started_by_id'),
		/** Null: the schedule. */
		startedByName: text('started_by_name'),
		createdAt: instant('created_at').notNull(),
		finishedAt: instant('finished_at'),
		/** Orders begun per second, at most. */
		pace: integer().notNull(),
		total: integer().notNull(),
		done: integer().notNull().default(0),
		changed: integer().notNull().default(0),
		failed: integer().notNull().default(0)
	},
	(t) => [
		index('run_unfinished')
			.on(t.id)
			.where(sql`${t.finishedAt} is null`)
	]
);

/** One order of a run. */
export const runItem = pgTable(
	'run_item',
	{
		runId: bigint('run_id', { mode: 'number' })
			.notNull()
			.references(() => run.id),
		orderId: bigint('order_id', { mode: 'number' })
			.notNull()
			.references(() => orders.id),
		/** The process that works on it; gone process → taken up again. */
		node: text(),
		/** Null: not done yet. */
		outcome: text().$type<RunItemOutcome>(),
		doneAt: instant('done_at'),
		/** Old and new value of what was found different, by the order's field. */
		changes: jsonb().$type<Record<string, [unknown, unknown]>>().notNull().default({}),
		/** Why it failed, as a stable code. */
		code: text()
	},
	(t) => [
		primaryKey({ columns: [t.runId, t.orderId] }),
		index('run_item_waiting')
			.on(t.runId, t.orderId)
			.where(sql`${t.outcome} is null`)
	]
);
