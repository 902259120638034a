import type { ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { may } from '../../../domain/access/index.ts';
import { changeContract as change } from '../../shops/change-contract.ts';
import { procedure } from '../init.ts';
import { contractFields, contractPress, settlerOf } from './setting-press.ts';

/** Other terms for orders to come. */
export const changeContract = procedure('shops.manage')
	.input(contractPress.extend({ fields: contractFields }))
	.mutation(({ ctx, input }): Promise<ShopSettings> =>
		change(ctx.app.orders, {
			...input,
			actor: settlerOf(ctx.principal),
			mayMoveSecret: may(ctx.principal.role, 'secrets.manage')
		})
	);
