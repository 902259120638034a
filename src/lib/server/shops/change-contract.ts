import { eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { ContractFields } from '../../contract/settings/contract-fields.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import type { Executor } from '../db/client.ts';
import { gatewayOrder } from '../db/schema/index.ts';
import { accountLabel } from '../orders/gateway-payment.ts';
import {
	alterContract,
	type ContractRecord,
	type ContractRequest,
	type ContractStep
} from './alter-contract.ts';
import { checkContract } from './check-contract.ts';
import { requireOwn } from './create-contract.ts';
import { differences } from './record-setting-change.ts';
import type { ShopContext } from './shop-context.ts';

/**
 * Settles a contract anew. It holds for orders that arrive from then on; alert levels, the console's
 * address and the gateway's spelling hold for all of the contract's orders at once.
 *
 * A stored password goes wherever the endpoint points: only who may set it may send it elsewhere. A
 * ShopID that orders came with stays, or their payments would belong to nobody.
 *
 * @param request `mayMoveSecret`: whether the person may settle where the password is sent
 * @throws CodedError UNKNOWN_SHOP, UNKNOWN_CONTRACT, SYSTEM_NOT_CONNECTED, MISSING_FIELD, BAD_FIELD,
 *   SECRET_WOULD_MOVE, GATEWAY_SHOP_IN_USE, GATEWAY_SHOP_TAKEN
 * @throws SettingConflict
 */
export async function changeContract(
	context: ShopContext,
	request: ContractRequest & { fields: ContractFields; mayMoveSecret: boolean }
): Promise<ShopSettings> {
	const fields = checkContract(context, request.system, request.fields);
	return alterContract(context, request, async (record, _, tx): Promise<ContractStep> => {
		const changes = differences<ContractFields>(record, fields);
		const isStale = record.version !== request.version;
		if (isStale) return { patch: {}, event: 'contract:changed', changes };
		const moves = 'endpoint' in changes || 'gatewayShopId' in changes;
		if (moves && record.secretSetAt !== null && !request.mayMoveSecret) {
			const field = 'endpoint' in changes ? 'endpoint' : 'gatewayShopId';
			throw new CodedError('SECRET_WOULD_MOVE', { field });
		}
		const renamed =
			'gatewayShopId' in changes ? await otherShopId(context, tx, record, fields) : {};
		return {
			patch: {
				...fields,
				...renamed,
				// What was tried was another pair of address and password.
				...(moves ? { testedAt: null, testCode: null } : {})
			},
			event: 'contract:changed',
			changes
		};
	});
}

/** Another ShopID has another password: the stored one is forgotten. */
async function otherShopId(
	{ sealer }: ShopContext,
	tx: Executor,
	{ shop, system, gatewayShopId }: ContractRecord,
	fields: ContractFields
): Promise<Partial<ContractRecord>> {
	const [order] = await tx
		.select({ id: gatewayOrder.orderId })
		.from(gatewayOrder)
		.where(eq(gatewayOrder.gatewayShopId, gatewayShopId))
		.limit(1);
	if (order) throw new CodedError('GATEWAY_SHOP_IN_USE', { field: 'gatewayShopId' });
	const key = { system, gatewayShopId: fields.gatewayShopId };
	await requireOwn(tx, shop, key);
	return {
		shopPass: sealer.seal(accountLabel(key), ''),
		secretSetAt: null,
		secretSetByName: null
	};
}
