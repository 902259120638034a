import { and, eq, isNull, sql } from 'drizzle-orm';
import { instantParameter } from '../db/instants.ts';
import { installation, run } from '../db/schema/index.ts';
import { appendRunEvent } from './append-run-event.ts';
import { paceKey } from './claim-items.ts';
import type { RunContext } from './run-context.ts';
import type { ItemResult } from './sync-order.ts';

/**
 * Writes what became of some orders and counts them in the same transaction: an order that was taken
 * up twice is counted once, and done = changed + unchanged + failed at any moment.
 */
export async function recordResults(
	context: RunContext,
	runId: number,
	results: readonly ItemResult[]
): Promise<void> {
	if (results.length === 0) return;
	const now = context.effects.now();
	await context.db.transaction(async (tx) => {
		await tx.execute(sql`
			with result as (
				select * from jsonb_to_recordset(${JSON.stringify(results)}::text::jsonb)
					as r("orderId" bigint, outcome text, code text, changes jsonb)
			), written as (
				update run_item i
				set outcome = r.outcome, code = r.code, changes = r.changes,
					done_at = ${instantParameter(now)}
				from result r
				where i.run_id = ${runId} and i.order_id = r."orderId" and i.outcome is null
				returning i.outcome
			)
			update run set
				done = run.done + counted.done,
				changed = run.changed + counted.changed,
				failed = run.failed + counted.failed
			from (
				select count(*) as done,
					count(*) filter (where outcome = 'changed') as changed,
					count(*) filter (where outcome = 'failed') as failed
				from written
			) counted
			where run.id = ${runId}`);
		await appendRunEvent(tx, runId, 'run:progressed', now);
	});
	context.effects.wake();
}

/**
 * Ends a run of which no order is left: all are done, or it was stopped and nobody works on one. Of
 * several nodes that find this, one ends it.
 */
export async function finishRun(context: RunContext, runId: number): Promise<void> {
	const now = context.effects.now();
	const ended = await context.db.transaction(async (tx) => {
		const finished = await tx
			.update(run)
			.set({
				state: sql`case when ${run.state} = 'running' then 'finished' else ${run.state} end`,
				finishedAt: now
			})
			.where(
				and(
					eq(run.id, runId),
					isNull(run.finishedAt),
					sql`(${run.total} > 0 or ${run.state} <> 'running')`,
					sql`not exists (
						select from run_item i where i.run_id = ${runId} and i.outcome is null
							and (${run.state} = 'running' or i.node is not null)
					)`
				)
			)
			.returning({ id: run.id });
		if (finished.length === 0) return false;
		await tx.delete(installation).where(eq(installation.key, paceKey(runId)));
		await appendRunEvent(tx, runId, 'run:finished', now);
		return true;
	});
	if (ended) context.effects.wake();
}
