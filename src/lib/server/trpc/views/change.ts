import { z } from 'zod';
import { VIEW_QUERY_LIMIT, viewName } from '../../../contract/views.ts';
import { changeView } from '../../views/change-view.ts';
import { procedure } from '../init.ts';
import { keeperOf, viewPress } from './view-press.ts';

/** Gives a view another name, or another list to show. */
export const change = procedure('orders.read')
	.input(
		viewPress.extend({
			name: viewName.optional(),
			query: z.string().max(VIEW_QUERY_LIMIT).optional()
		})
	)
	.mutation(({ ctx, input }) =>
		changeView(ctx.app.orders, { ...input, keeper: keeperOf(ctx.principal) })
	);
