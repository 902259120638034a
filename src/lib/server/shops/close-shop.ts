import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import { alterShop } from './alter-shop.ts';
import type { SettingRequest, ShopContext } from './shop-context.ts';

/**
 * From now on the shop takes no new orders; those that it has stay on the desk and go on.
 * @throws CodedError UNKNOWN_SHOP
 * @throws SettingConflict
 */
export async function closeShop(
	context: ShopContext,
	request: SettingRequest
): Promise<ShopSettings> {
	return alterShop(context, request, 'shop:closed', ({ closedAt }, at) => ({
		closedAt: closedAt ?? at
	}));
}
