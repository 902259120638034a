import type { OrderBench } from './order-bench.ts';
import {
	blankContract,
	type ContractFields
} from '../../src/lib/contract/settings/contract-fields.ts';
import type {
	ContractSettings,
	ShopSettings
} from '../../src/lib/contract/settings/shop-settings.ts';
import { createContract } from '../../src/lib/server/shops/create-contract.ts';
import { createShop } from '../../src/lib/server/shops/create-shop.ts';
import { SettingConflict } from '../../src/lib/server/shops/setting-conflict.ts';

/* Shops as a supervisor settles them, and what tests ask of them. */

export const SATO = { kind: 'person', id: 'sato', name: '佐藤 花' } as const;
export const MORI = { kind: 'person', id: 'mori', name: '森 葵' } as const;

let count = 0;

export const CONTRACT_FIELDS: ContractFields = {
	...blankContract('recruit'),
	endpoint: 'https://pay.example.jp/',
	gatewayShopId: '',
	validityDays: 30,
	extensionDays: 30,
	extensionEnabled: true,
	alertHours: [1, 24, 3, 24]
};

/** A shop of its own, with a contract with Recruit. */
export async function settled(
	bench: OrderBench,
	more: Partial<ContractFields> = {}
): Promise<ShopSettings> {
	count += 1;
	const code = `shop-${String(count)}`;
	await createShop(bench, { code, name: `店 ${String(count)}`, actor: SATO });
	return createContract(bench, {
		shop: code,
		system: 'recruit',
		fields: { ...CONTRACT_FIELDS, gatewayShopId: `ts${String(count).padStart(11, '0')}`, ...more },
		actor: SATO
	});
}

export const contractOf = (shop: ShopSettings): ContractSettings => {
	const [contract] = shop.contracts;
	if (!contract) throw new Error('no contract');
	return contract;
};
export const fieldsOf = (shop: ShopSettings): ContractFields => {
	const { system, version, secret, trial, inUse, changed, ...fields } = contractOf(shop);
	return fields;
};
export const about = (shop: ShopSettings, actor: typeof SATO | typeof MORI = SATO) => ({
	shop: shop.code,
	version: shop.version,
	actor
});
export const aboutContract = (shop: ShopSettings, actor: typeof SATO | typeof MORI = SATO) => ({
	shop: shop.code,
	system: 'recruit' as const,
	version: contractOf(shop).version,
	actor,
	mayMoveSecret: false
});
/** What the second of two editors is answered. */
export async function conflictOf(work: Promise<unknown>): Promise<SettingConflict> {
	try {
		await work;
	} catch (error) {
		if (error instanceof SettingConflict) return error;
		throw error;
	}
	throw new Error('no conflict');
}
