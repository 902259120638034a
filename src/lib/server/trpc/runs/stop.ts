import { z } from 'zod';
import { may } from '../../../domain/access/index.ts';
import { stopRun } from '../../runs/stop-run.ts';
import { procedure } from '../init.ts';

/** Begins no further order of a run; one's own, or as a supervisor any. */
export const stop = procedure('orders.act')
	.input(z.strictObject({ run: z.int().min(1) }))
	.mutation(({ ctx, input }) => {
		const { id, role } = ctx.principal;
		return stopRun(ctx.app.runs, input.run, { id, mayManage: may(role, 'batches.manage') });
	});
