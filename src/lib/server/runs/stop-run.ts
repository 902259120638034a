import { eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { RunRow } from '../../contract/runs.ts';
import { run } from '../db/schema/index.ts';
import { appendRunEvent } from './append-run-event.ts';
import { finishRun } from './record-results.ts';
import type { RunContext } from './run-context.ts';
import { RUN_ROW } from './run-rows.ts';

/**
 * Stops a run: no further order is begun, those under way are finished and counted. Whoever may
 * manage batches stops every run, others those that they started. A run that has ended stays as it is.
 *
 * @throws CodedError UNKNOWN_RUN, FORBIDDEN
 */
export async function stopRun(
	context: RunContext,
	runId: number,
	person: { id: string; mayManage: boolean }
): Promise<RunRow> {
	const now = context.effects.now();
	await context.db.transaction(async (tx) => {
		const [found] = await tx.select().from(run).where(eq(run.id, runId)).for('update');
		if (!found) throw new CodedError('UNKNOWN_RUN', { field: 'run' });
		if (!person.mayManage && found.startedById !== person.id) {
			throw new CodedError('FORBIDDEN', { params: { permission: 'batches.manage' } });
		}
		if (found.state !== 'running') return;
		await tx.update(run).set({ state: 'stopped' }).where(eq(run.id, runId));
		await appendRunEvent(tx, runId, 'run:stopped', now);
	});
	context.effects.wake();
	await finishRun(context, runId);
	const [row] = await context.db.select(RUN_ROW).from(run).where(eq(run.id, runId));
	if (!row) throw new CodedError('UNKNOWN_RUN', { field: 'run' });
	return row;
}
