import { gatewayPassword, type ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { setCredentials as store } from '../../shops/set-credentials.ts';
import { procedure } from '../init.ts';
import { contractPress, settlerOf } from './setting-press.ts';

/** The gateway's password, on its only way: in. */
export const setCredentials = procedure('secrets.manage')
	.input(contractPress.extend({ shopPass: gatewayPassword }))
	.mutation(({ ctx, input }): Promise<ShopSettings> =>
		store(ctx.app.orders, { ...input, actor: settlerOf(ctx.principal) })
	);
