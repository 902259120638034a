import { z } from 'zod';
import { listRuns, readSyncOutlook } from '../../runs/list-runs.ts';
import { readRunReport } from '../../runs/read-run.ts';
import { procedure } from '../init.ts';

/** A page of all runs, latest first. */
export const list = procedure('runs.read')
	.input(
		z.strictObject({
			before: z.int().min(1).nullable().default(null),
			limit: z.int().min(1).max(100).default(30)
		})
	)
	.query(({ ctx, input }) => listRuns(ctx.app.runs, input.before, input.limit));

/** What a whole sync would be now. */
export const outlook = procedure('runs.read').query(({ ctx }) => readSyncOutlook(ctx.app.runs));

/** What a run found; `after`: the order behind which the page of changes begins. */
export const report = procedure('runs.read')
	.input(z.strictObject({ run: z.int().min(1), after: z.int().min(0).default(0) }))
	.query(({ ctx, input }) => readRunReport(ctx.app.runs, input.run, input.after));
