import { deleteView } from '../../views/delete-view.ts';
import { procedure } from '../init.ts';
import { keeperOf, viewPress } from './view-press.ts';

/** Takes a view out of every list. */
export const remove = procedure('orders.read')
	.input(viewPress)
	.mutation(({ ctx, input }) =>
		deleteView(ctx.app.orders, { ...input, keeper: keeperOf(ctx.principal) })
	);
