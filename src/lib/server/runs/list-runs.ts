import { and, desc, eq, isNotNull, lt, ne } from 'drizzle-orm';
import type { RunRow, SyncOutlook } from '../../contract/runs.ts';
import { nextScheduled } from '../../domain/runs/sync-schedule.ts';
import { run } from '../db/schema/index.ts';
import { countOpenOrders } from './fill-run.ts';
import type { RunContext } from './run-context.ts';
import { RUN_ROW } from './run-rows.ts';

/** One page of the runs that were ever started, latest first. */
export async function listRuns(
	context: RunContext,
	before: number | null,
	limit: number
): Promise<{ runs: RunRow[]; next: number | null }> {
	const runs = await context.db
		.select(RUN_ROW)
		.from(run)
		.where(before === null ? undefined : lt(run.id, before))
		.orderBy(desc(run.id))
		.limit(limit);
	return { runs, next: runs.length === limit ? (runs.at(-1)?.id ?? null) : null };
}

/** The last whole sync, the next, and what one would be now. */
export async function readSyncOutlook(context: RunContext): Promise<SyncOutlook> {
	const { pace, schedule } = context.sync;
	const [open, ended] = await Promise.all([
		countOpenOrders(context),
		context.db
			.select(RUN_ROW)
			.from(run)
			.where(and(eq(run.kind, 'sync'), ne(run.origin, 'selection'), isNotNull(run.finishedAt)))
			.orderBy(desc(run.id))
			.limit(1)
	]);
	return {
		last: ended[0] ?? null,
		nextAt: schedule && nextScheduled(schedule, context.effects.now()),
		open,
		pace
	};
}
