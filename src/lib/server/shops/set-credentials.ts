import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import { accountLabel } from '../orders/gateway-payment.ts';
import { alterContract, type ContractRequest } from './alter-contract.ts';
import type { ShopContext } from './shop-context.ts';

/**
 * Stores the password with which the shop's orders are worked at the gateway, encrypted under
 * SECRET_KEY. It is only ever written: no door, log or audit line tells it again, and what was tried
 * before says nothing about it.
 *
 * @throws CodedError UNKNOWN_SHOP, UNKNOWN_CONTRACT
 * @throws SettingConflict
 */
export async function setCredentials(
	context: ShopContext,
	request: ContractRequest & { shopPass: string }
): Promise<ShopSettings> {
	return alterContract(context, request, (record, at) => ({
		patch: {
			shopPass: context.sealer.seal(accountLabel(record), request.shopPass),
			secretSetAt: at,
			secretSetByName: request.actor.name,
			testedAt: null,
			testCode: null
		},
		event: 'contract:credentials-set',
		// When, never what.
		changes: { credentialsSetAt: [record.secretSetAt, at] }
	}));
}
