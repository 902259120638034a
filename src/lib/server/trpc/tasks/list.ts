import { z } from 'zod';
import { TASK_LISTS } from '../../../contract/tasks.ts';
import { listTasks } from '../../tasks/list-tasks.ts';
import { procedure } from '../init.ts';

/** One page of a list of work items. */
export const list = procedure('orders.read')
	.input(
		z.strictObject({
			list: z.enum(TASK_LISTS),
			cursor: z.string().max(60).nullable().default(null),
			limit: z.int().min(1).max(500).default(100),
			held: z.array(z.int().min(1)).max(500).default([])
		})
	)
	.query(({ ctx, input }) => listTasks(ctx.app.reads, { ...input, personId: ctx.principal.id }));
