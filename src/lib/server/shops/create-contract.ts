import { and, eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { ContractFields } from '../../contract/settings/contract-fields.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import type { Executor } from '../db/client.ts';
import { gatewayAccount } from '../db/schema/index.ts';
import { accountLabel } from '../orders/gateway-payment.ts';
import { lockShop } from './alter-shop.ts';
import { checkContract } from './check-contract.ts';
import { readShopSettings } from './read-shop-settings.ts';
import { contractSubject, differences, recordSettingChange } from './record-setting-change.ts';
import { SettingConflict } from './setting-conflict.ts';
import type { Settler, ShopContext } from './shop-context.ts';

/**
 * A shop's first contract with a payment system, without credentials: an administrator adds those.
 *
 * @throws CodedError UNKNOWN_SHOP, SYSTEM_NOT_CONNECTED, MISSING_FIELD, BAD_FIELD, GATEWAY_SHOP_TAKEN
 * @throws SettingConflict when somebody else has made it meanwhile
 */
export async function createContract(
	context: ShopContext,
	wish: { shop: string; system: PaymentSystem; fields: ContractFields; actor: Settler }
): Promise<ShopSettings> {
	const { shop, system, actor } = wish;
	const fields = checkContract(context, system, wish.fields);
	return context.db.transaction(async (tx) => {
		await lockShop(tx, shop);
		const now = await readShopSettings(tx, shop);
		const existing = now.contracts.find((contract) => contract.system === system);
		if (existing) throw new SettingConflict(now, existing.changed?.by ?? '');
		const key = { system, gatewayShopId: fields.gatewayShopId };
		await tx
			.insert(gatewayAccount)
			.values({
				shop,
				...key,
				...fields,
				// None yet. The gateway refuses it, and the settings say so.
				shopPass: context.sealer.seal(accountLabel(key), '')
			})
			.onConflictDoNothing();
		await requireOwn(tx, shop, key);
		await recordSettingChange(tx, {
			at: context.effects.now(),
			actor,
			event: 'contract:created',
			subject: contractSubject(shop, system),
			changes: differences({}, fields)
		});
		return readShopSettings(tx, shop);
	});
}

/**
 * A ShopID belongs to one shop: notifications and inquiries find the shop by it.
 * @throws CodedError GATEWAY_SHOP_TAKEN
 */
export async function requireOwn(
	tx: Executor,
	shop: string,
	key: { system: PaymentSystem; gatewayShopId: string }
): Promise<void> {
	const [owner] = await tx
		.select({ shop: gatewayAccount.shop })
		.from(gatewayAccount)
		.where(
			and(
				eq(gatewayAccount.system, key.system),
				eq(gatewayAccount.gatewayShopId, key.gatewayShopId)
			)
		);
	if (owner && owner.shop !== shop) {
		throw new CodedError('GATEWAY_SHOP_TAKEN', {
			field: 'gatewayShopId',
			params: { shop: owner.shop }
		});
	}
}
