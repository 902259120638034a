import { z } from 'zod';
import { VIEW_SCOPES } from '../../../contract/views.ts';
import { shareView } from '../../views/share-view.ts';
import { procedure } from '../init.ts';
import { keeperOf, viewPress } from './view-press.ts';

/** Makes a view the team's, or its owner's own again. */
export const share = procedure('orders.read')
	.input(viewPress.extend({ scope: z.enum(VIEW_SCOPES) }))
	.mutation(({ ctx, input }) =>
		shareView(ctx.app.orders, { ...input, keeper: keeperOf(ctx.principal) })
	);
