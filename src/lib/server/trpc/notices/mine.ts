import { listNotices } from '../../notes/list-notices.ts';
import { procedure } from '../init.ts';

/** What concerns the caller. */
export const mine = procedure('orders.read').query(({ ctx }) =>
	listNotices(ctx.app.reads.db, ctx.principal.id)
);
