import type { ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { testCredentials as tryOut } from '../../shops/test-credentials.ts';
import { procedure } from '../init.ts';
import { contractPress, settlerOf } from './setting-press.ts';

/** One harmless inquiry with the stored credentials. */
export const testCredentials = procedure('secrets.manage')
	.input(contractPress.omit({ version: true }))
	.mutation(({ ctx, input }): Promise<ShopSettings> =>
		tryOut(ctx.app.orders, { ...input, actor: settlerOf(ctx.principal) })
	);
