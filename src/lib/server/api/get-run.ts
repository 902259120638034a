import { CodedError } from '../../contract/errors.ts';
import { formatJst } from '../../domain/calendar.ts';
import { readRunReport } from '../runs/read-run.ts';
import type { RunContext } from '../runs/run-context.ts';

/**
 * `GET /api/v1/runs/{id}`: how far a run is, and why orders of it failed. Instants are ISO with +09:00.
 *
 * @throws CodedError UNKNOWN_RUN
 */
export async function getRun(context: RunContext, id: string): Promise<Response> {
	if (!/^\d{1,12}$/.test(id)) throw new CodedError('UNKNOWN_RUN', { field: 'run' });
	const { run, failures } = await readRunReport(context, Number(id), 0);
	return Response.json({
		id: run.id,
		kind: run.kind,
		origin: run.origin,
		state: run.state,
		startedBy: run.startedBy,
		createdAt: formatJst(run.createdAt),
		finishedAt: run.finishedAt === null ? null : formatJst(run.finishedAt),
		total: run.total,
		done: run.done,
		changed: run.changed,
		failed: run.failed,
		failures: failures.map(({ code, count }) => ({ code, count }))
	});
}
