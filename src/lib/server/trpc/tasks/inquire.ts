import { inquireTask } from '../../tasks/inquire-task.ts';
import { procedure } from '../init.ts';
import { taskPress } from './task-press.ts';

/** Reads the state of the payment that it is about; closes it where the gateway shows that ended. */
export const inquire = procedure('orders.act')
	.input(taskPress.pick({ id: true }))
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return inquireTask(ctx.app.orders, { ...input, actor: { kind: 'person', id, name } });
	});
