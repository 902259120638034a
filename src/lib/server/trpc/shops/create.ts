import { z } from 'zod';
import { shopCode, shopName, type ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { createShop } from '../../shops/create-shop.ts';
import { procedure } from '../init.ts';
import { settlerOf } from './setting-press.ts';

/** Another shop. */
export const create = procedure('shops.manage')
	.input(z.strictObject({ code: shopCode, name: shopName }))
	.mutation(({ ctx, input }): Promise<ShopSettings> =>
		createShop(ctx.app.orders, { ...input, actor: settlerOf(ctx.principal) })
	);
