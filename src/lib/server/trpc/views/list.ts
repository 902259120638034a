import { listViews } from '../../views/read-views.ts';
import { procedure } from '../init.ts';

/** The team's views, then the caller's own. */
export const list = procedure('orders.read').query(({ ctx }) =>
	listViews(ctx.app.reads.db, ctx.principal.id)
);
