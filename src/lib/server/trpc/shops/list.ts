import type { ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { listShopSettings } from '../../shops/read-shop-settings.ts';
import { procedure } from '../init.ts';

/** Every shop with its settings. */
export const list = procedure('shops.manage').query(({ ctx }): Promise<ShopSettings[]> =>
	listShopSettings(ctx.app.reads.db)
);
