import { CodedError } from '../../contract/errors.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';

/** Somebody else was first: `shop` is everything as it stands now; `actor` changed it last. */
export class SettingConflict extends CodedError {
	readonly shop: ShopSettings;

	constructor(shop: ShopSettings, actor: string) {
		super('SETTING_CONFLICT', { params: { actor } });
		this.shop = shop;
	}
}
