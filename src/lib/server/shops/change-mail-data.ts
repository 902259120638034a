import type { ShopMailData } from '../../contract/settings/mail-data.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import { alterShop } from './alter-shop.ts';
import { differences } from './record-setting-change.ts';
import type { SettingRequest, ShopContext } from './shop-context.ts';

/**
 * What the shop's mails say about it. The audit tells each field that changed.
 * @throws CodedError UNKNOWN_SHOP
 * @throws SettingConflict
 */
export async function changeMailData(
	context: ShopContext,
	request: SettingRequest & { mail: ShopMailData }
): Promise<ShopSettings> {
	const { mail } = request;
	return alterShop(
		context,
		request,
		'shop:mail-changed',
		() => ({ mail }),
		(before) =>
			Object.fromEntries(
				Object.entries(differences(before.mail, mail)).map(([field, change]) => [
					`mail.${field}`,
					change
				])
			)
	);
}
