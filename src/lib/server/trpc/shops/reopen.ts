import type { ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { reopenShop } from '../../shops/reopen-shop.ts';
import { procedure } from '../init.ts';
import { settlerOf, shopPress } from './setting-press.ts';

/** New orders again. */
export const reopen = procedure('shops.manage')
	.input(shopPress)
	.mutation(({ ctx, input }): Promise<ShopSettings> =>
		reopenShop(ctx.app.orders, { ...input, actor: settlerOf(ctx.principal) })
	);
