import { shopName, type ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { renameShop } from '../../shops/rename-shop.ts';
import { procedure } from '../init.ts';
import { settlerOf, shopPress } from './setting-press.ts';

/** Another name for a shop. */
export const rename = procedure('shops.manage')
	.input(shopPress.extend({ name: shopName }))
	.mutation(({ ctx, input }): Promise<ShopSettings> =>
		renameShop(ctx.app.orders, { ...input, actor: settlerOf(ctx.principal) })
	);
