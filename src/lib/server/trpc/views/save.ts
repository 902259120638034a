import { z } from 'zod';
import { VIEW_QUERY_LIMIT, VIEW_SCOPES, viewName } from '../../../contract/views.ts';
import { saveView } from '../../views/save-view.ts';
import { procedure } from '../init.ts';
import { keeperOf } from './view-press.ts';

/** Keeps a view under a name. */
export const save = procedure('orders.read')
	.input(
		z.strictObject({
			identity: z.uuid(),
			name: viewName,
			query: z.string().max(VIEW_QUERY_LIMIT),
			scope: z.enum(VIEW_SCOPES)
		})
	)
	.mutation(({ ctx, input }) =>
		saveView(ctx.app.orders, { ...input, keeper: keeperOf(ctx.principal) })
	);
