import { asc } from 'drizzle-orm';
import type { ContractTerms } from '../../domain/orders/contract-terms.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import type { Database } from '../db/client.ts';
import { gatewayAccount } from '../db/schema/index.ts';

/** What a shop agreed for one payment system; orders that come in now take these terms with them. */
export interface ShopTerms {
	readonly shop: string;
	readonly system: PaymentSystem;
	readonly terms: ContractTerms;
}

/** The terms of every contract, by shop; nothing of an account that is secret. */
export async function listContractTerms(db: Database): Promise<ShopTerms[]> {
	const rows = await db
		.select({
			shop: gatewayAccount.shop,
			system: gatewayAccount.system,
			validityDays: gatewayAccount.validityDays,
			extensionDays: gatewayAccount.extensionDays,
			extensionEnabled: gatewayAccount.extensionEnabled,
			linkedCancelAfterCapture: gatewayAccount.linkedCancelAfterCapture,
			recurringStartsAt: gatewayAccount.recurringStartsAt
		})
		.from(gatewayAccount)
		.orderBy(asc(gatewayAccount.shop), asc(gatewayAccount.system));
	return rows.map(({ shop, system, ...terms }) => ({ shop, system, terms }));
}
