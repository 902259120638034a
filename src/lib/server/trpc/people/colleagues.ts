import { listColleagues } from '../../auth/people/list-colleagues.ts';
import { procedure } from '../init.ts';

/** Everybody who can be named in a note. */
export const colleagues = procedure('orders.read').query(({ ctx }) =>
	listColleagues(ctx.app.reads.db)
);
