import type { ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { closeShop } from '../../shops/close-shop.ts';
import { procedure } from '../init.ts';
import { settlerOf, shopPress } from './setting-press.ts';

/** No new orders from now on. */
export const close = procedure('shops.manage')
	.input(shopPress)
	.mutation(({ ctx, input }): Promise<ShopSettings> =>
		closeShop(ctx.app.orders, { ...input, actor: settlerOf(ctx.principal) })
	);
