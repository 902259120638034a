import { inArray, isNull } from 'drizzle-orm';
import type { RunRow } from '../../contract/runs.ts';
import type { Executor } from '../db/client.ts';
import { run } from '../db/schema/index.ts';

/** What screens hold of a run. */
export const RUN_ROW = {
	id: run.id,
	kind: run.kind,
	origin: run.origin,
	state: run.state,
	startedBy: run.startedByName,
	createdAt: run.createdAt,
	finishedAt: run.finishedAt,
	pace: run.pace,
	total: run.total,
	done: run.done,
	changed: run.changed,
	failed: run.failed
} as const;

/** Some runs as they are now, in no order. */
export async function readRunRows(db: Executor, ids: readonly number[]): Promise<RunRow[]> {
	return db
		.select(RUN_ROW)
		.from(run)
		.where(inArray(run.id, [...ids]));
}

/** The runs that are under way. */
export async function readRunsUnderWay(db: Executor): Promise<RunRow[]> {
	return db.select(RUN_ROW).from(run).where(isNull(run.finishedAt));
}
