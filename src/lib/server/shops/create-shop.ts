import { CodedError } from '../../contract/errors.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import { shop } from '../db/schema/index.ts';
import { readShopSettings } from './read-shop-settings.ts';
import { recordSettingChange, shopSubject } from './record-setting-change.ts';
import type { Settler, ShopContext } from './shop-context.ts';

/**
 * Adds a shop. Its code stands in every order and address from then on and never changes.
 * @throws CodedError SHOP_CODE_TAKEN
 */
export async function createShop(
	{ db, effects }: ShopContext,
	wish: { code: string; name: string; actor: Settler }
): Promise<ShopSettings> {
	const { code, name, actor } = wish;
	return db.transaction(async (tx) => {
		const made = await tx
			.insert(shop)
			.values({ code, name })
			.onConflictDoNothing()
			.returning({ code: shop.code });
		if (made.length === 0) throw new CodedError('SHOP_CODE_TAKEN', { field: 'code' });
		await recordSettingChange(tx, {
			at: effects.now(),
			actor,
			event: 'shop:created',
			subject: shopSubject(code),
			changes: { name: [null, name] }
		});
		return readShopSettings(tx, code);
	});
}
