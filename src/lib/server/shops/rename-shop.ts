import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import { alterShop } from './alter-shop.ts';
import type { SettingRequest, ShopContext } from './shop-context.ts';

/**
 * Gives a shop another name.
 * @throws CodedError UNKNOWN_SHOP
 * @throws SettingConflict
 */
export async function renameShop(
	context: ShopContext,
	request: SettingRequest & { name: string }
): Promise<ShopSettings> {
	return alterShop(context, request, 'shop:renamed', () => ({ name: request.name }));
}
