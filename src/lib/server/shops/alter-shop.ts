import { eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import type { Executor } from '../db/client.ts';
import { shop } from '../db/schema/index.ts';
import { readShopSettings } from './read-shop-settings.ts';
import { differences, recordSettingChange, shopSubject } from './record-setting-change.ts';
import { SettingConflict } from './setting-conflict.ts';
import type { SettingRequest, ShopContext } from './shop-context.ts';

type ShopRecord = typeof shop.$inferSelect;

/**
 * The only way in which a shop's own settings change: under its lock, at the version that was seen,
 * with one line old → new in the audit. What is so already is no change, whatever the version: a save
 * whose answer was lost may be repeated.
 *
 * @param compare what of the old and the new is told in the audit; by default the columns themselves
 * @throws CodedError UNKNOWN_SHOP
 * @throws SettingConflict when somebody else changed it meanwhile
 */
export async function alterShop(
	context: ShopContext,
	request: SettingRequest,
	event: string,
	change: (record: ShopRecord, at: number) => Partial<ShopRecord>,
	compare: typeof differences<ShopRecord> = differences
): Promise<ShopSettings> {
	return context.db.transaction(async (tx) => {
		const record = await lockShop(tx, request.shop);
		const at = context.effects.now();
		const patch = change(record, at);
		const changes = compare(record, patch);
		if (Object.keys(changes).length === 0) return readShopSettings(tx, record.code);
		if (record.version !== request.version) {
			const now = await readShopSettings(tx, record.code);
			throw new SettingConflict(now, now.changed?.by ?? '');
		}
		await tx
			.update(shop)
			.set({ ...patch, version: record.version + 1 })
			.where(eq(shop.code, record.code));
		await recordSettingChange(tx, {
			at,
			actor: request.actor,
			event,
			subject: shopSubject(record.code),
			changes
		});
		return readShopSettings(tx, record.code);
	});
}

/**
 * A shop under its lock, which also orders the changes of its contracts.
 * @throws CodedError UNKNOWN_SHOP
 */
export async function lockShop(tx: Executor, code: string): Promise<ShopRecord> {
	const [record] = await tx.select().from(shop).where(eq(shop.code, code)).for('no key update');
	if (!record) throw new CodedError('UNKNOWN_SHOP', { field: 'shop' });
	return record;
}
