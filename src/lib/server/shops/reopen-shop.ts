import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import { alterShop } from './alter-shop.ts';
import type { SettingRequest, ShopContext } from './shop-context.ts';

/**
 * The shop takes new orders again.
 * @throws CodedError UNKNOWN_SHOP
 * @throws SettingConflict
 */
export async function reopenShop(
	context: ShopContext,
	request: SettingRequest
): Promise<ShopSettings> {
	return alterShop(context, request, 'shop:reopened', () => ({ closedAt: null }));
}
