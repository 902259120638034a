import { listTaskOwners } from '../../tasks/list-task-owners.ts';
import { procedure } from '../init.ts';

/** Everybody who can take work on. */
export const owners = procedure('orders.act').query(({ ctx }) => listTaskOwners(ctx.app.reads.db));
