import { releaseTask } from '../../tasks/release-task.ts';
import { procedure } from '../init.ts';
import { taskPress } from './task-press.ts';

/** Makes it nobody's. */
export const release = procedure('orders.act')
	.input(taskPress)
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return releaseTask(ctx.app.orders, { ...input, actor: { kind: 'person', id, name } });
	});
