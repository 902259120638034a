import { z } from 'zod';
import { SELECTION_LIMIT } from '../../../contract/runs.ts';
import { startSync } from '../../runs/start-sync.ts';
import { procedure } from '../init.ts';

/** A sync of every open order; `id` is the press's identity. */
export const syncAll = procedure('batches.manage')
	.input(z.strictObject({ id: z.uuid() }))
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return startSync(ctx.app.runs, {
			identity: input.id,
			starter: { id, name },
			selection: null
		});
	});

/** A sync of selected orders: what an operator may inquire one by one, at once. */
export const syncSelection = procedure('orders.act')
	.input(
		z.strictObject({
			id: z.uuid(),
			orders: z.array(z.int().min(1)).min(1).max(SELECTION_LIMIT)
		})
	)
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return startSync(ctx.app.runs, {
			identity: input.id,
			starter: { id, name },
			selection: input.orders
		});
	});
