import { restoreView } from '../../views/restore-view.ts';
import { procedure } from '../init.ts';
import { keeperOf, viewPress } from './view-press.ts';

/** Takes a deletion back. */
export const restore = procedure('orders.read')
	.input(viewPress)
	.mutation(({ ctx, input }) =>
		restoreView(ctx.app.orders, { ...input, keeper: keeperOf(ctx.principal) })
	);
