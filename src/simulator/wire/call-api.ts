import type { GatewayShop, Transaction } from '../recruit/transaction.ts';
import { isTooOld } from '../recruit/age-limit.ts';
import { refused, type GatewayConditions, type Outcome, type RecruitApi } from '../recruit/api.ts';
import { checkFields } from './fields.ts';

/** Where a call finds shops and transactions. */
export interface Lookup {
	shop(shopId: string): GatewayShop | undefined;
	/** As the gateway holds it now. */
	transaction(shopId: string, orderId: string): Transaction | undefined;
	/** As an inquiry sees it, which may be a little old. */
	inquired(shopId: string, orderId: string): Transaction | undefined;
}

/**
 * One call, from its fields to its outcome. The checks come in the order: formats of all fields,
 * shop, transaction, AccessID, age, state.
 */
export function callApi(
	api: RecruitApi,
	values: ReadonlyMap<string, string>,
	lookup: Lookup,
	conditions: GatewayConditions
): Outcome {
	const [first, ...others] = checkFields(api.fields, values);
	if (first) return refused(first, ...others);

	const shop = lookup.shop(values.get('ShopID') ?? '');
	if (!shop) return refused('M01002002');
	if (shop.shopPass !== values.get('ShopPass')) return refused('E01030002');
	const orderId = values.get('OrderID') ?? '';

	if (api.kind === 'entry') {
		if (lookup.transaction(shop.shopId, orderId)) return refused('M01004010');
		return api.execute({ ...conditions, values, shop });
	}
	if (api.kind === 'inquiry') {
		const transaction = lookup.inquired(shop.shopId, orderId);
		return transaction ? api.execute({ ...conditions, values, transaction }) : refused('M01004002');
	}
	const transaction = lookup.transaction(shop.shopId, orderId);
	if (!transaction) return refused('M01004002');
	const knowsAccess =
		transaction.accessId === values.get('AccessID')?.toLowerCase() &&
		transaction.accessPass === values.get('AccessPass')?.toLowerCase();
	if (!knowsAccess) return refused('E01110002');
	if (isTooOld(transaction, conditions.now)) return refused('E11010017');
	return api.execute({ ...conditions, values, transaction });
}
