import type { SetupState } from '../../../contract/settings/shop-settings.ts';
import { readSetup } from '../../shops/read-setup.ts';
import { procedure } from '../init.ts';

/** What is missing before the first order can come; whoever sees the empty desk may know. */
export const setup = procedure('orders.read').query(({ ctx }): Promise<SetupState> =>
	readSetup(ctx.app.reads.db, ctx.app.clock.real())
);
