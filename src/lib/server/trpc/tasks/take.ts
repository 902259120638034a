import { takeTask } from '../../tasks/take-task.ts';
import { procedure } from '../init.ts';
import { taskPress } from './task-press.ts';

/** Makes the caller the owner. */
export const take = procedure('orders.act')
	.input(taskPress)
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return takeTask(ctx.app.orders, { ...input, actor: { kind: 'person', id, name } });
	});
