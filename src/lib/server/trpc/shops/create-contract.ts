import type { ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { createContract as make } from '../../shops/create-contract.ts';
import { procedure } from '../init.ts';
import { contractFields, contractPress, settlerOf } from './setting-press.ts';

/** A shop's contract with one more payment system. */
export const createContract = procedure('shops.manage')
	.input(contractPress.omit({ version: true }).extend({ fields: contractFields }))
	.mutation(({ ctx, input }): Promise<ShopSettings> =>
		make(ctx.app.orders, { ...input, actor: settlerOf(ctx.principal) })
	);
