import { z } from 'zod';
import { VIEWS_LIMIT, VIEW_SCOPES } from '../../../contract/views.ts';
import { reorderViews } from '../../views/reorder-views.ts';
import { procedure } from '../init.ts';
import { keeperOf } from './view-press.ts';

/** Puts the team's views, or the caller's own, into an order. */
export const reorder = procedure('orders.read')
	.input(
		z.strictObject({
			scope: z.enum(VIEW_SCOPES),
			ids: z.array(z.int().min(1)).max(VIEWS_LIMIT)
		})
	)
	.mutation(({ ctx, input }) =>
		reorderViews(ctx.app.orders, { ...input, keeper: keeperOf(ctx.principal) })
	);
