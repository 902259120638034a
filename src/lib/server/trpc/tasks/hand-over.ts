import { handOverTask } from '../../tasks/hand-over-task.ts';
import { personId } from '../people/person-id.ts';
import { procedure } from '../init.ts';
import { taskPress } from './task-press.ts';

/** Makes somebody else the owner. */
export const handOver = procedure('orders.act')
	.input(taskPress.extend({ to: personId.shape.personId }))
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return handOverTask(ctx.app.orders, { ...input, actor: { kind: 'person', id, name } });
	});
