import { and, eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import type { Executor } from '../db/client.ts';
import { gatewayAccount } from '../db/schema/index.ts';
import { lockShop } from './alter-shop.ts';
import { readShopSettings } from './read-shop-settings.ts';
import { contractSubject, recordSettingChange } from './record-setting-change.ts';
import { SettingConflict } from './setting-conflict.ts';
import type { SettingRequest, ShopContext } from './shop-context.ts';

export type ContractRecord = typeof gatewayAccount.$inferSelect;

export interface ContractRequest extends SettingRequest {
	system: PaymentSystem;
}

export interface ContractStep {
	patch: Partial<ContractRecord>;
	event: string;
	/** Old → new without secrets; empty: it is so already. */
	changes: Record<string, [unknown, unknown]>;
}

/**
 * The only way in which a contract changes: under its shop's lock, at the version that was seen, with
 * one line old → new in the audit. Orders that are on the desk keep the terms that they came with.
 *
 * @throws CodedError UNKNOWN_SHOP, UNKNOWN_CONTRACT
 * @throws SettingConflict when somebody else changed it meanwhile
 */
export async function alterContract(
	context: ShopContext,
	request: ContractRequest,
	step: (record: ContractRecord, at: number, tx: Executor) => ContractStep | Promise<ContractStep>
): Promise<ShopSettings> {
	const { shop, system } = request;
	const isIt = and(eq(gatewayAccount.shop, shop), eq(gatewayAccount.system, system));
	return context.db.transaction(async (tx) => {
		await lockShop(tx, shop);
		const [record] = await tx.select().from(gatewayAccount).where(isIt).for('update');
		if (!record) throw new CodedError('UNKNOWN_CONTRACT', { field: 'system' });
		const at = context.effects.now();
		const { patch, event, changes } = await step(record, at, tx);
		const now = await readShopSettings(tx, shop);
		if (Object.keys(changes).length === 0) return now;
		if (record.version !== request.version) {
			const last = now.contracts.find((contract) => contract.system === system)?.changed;
			throw new SettingConflict(now, last?.by ?? '');
		}
		await tx
			.update(gatewayAccount)
			.set({ ...patch, version: record.version + 1 })
			.where(isIt);
		await recordSettingChange(tx, {
			at,
			actor: request.actor,
			event,
			subject: contractSubject(shop, system),
			changes
		});
		return readShopSettings(tx, shop);
	});
}
