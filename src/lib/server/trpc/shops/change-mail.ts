import { mailData } from '../../../contract/settings/mail-fields.ts';
import type { ShopSettings } from '../../../contract/settings/shop-settings.ts';
import { changeMailData } from '../../shops/change-mail-data.ts';
import { procedure } from '../init.ts';
import { settlerOf, shopPress } from './setting-press.ts';

/** What the shop's mails say about it. */
export const changeMail = procedure('shops.manage')
	.input(shopPress.extend({ mail: mailData }))
	.mutation(({ ctx, input }): Promise<ShopSettings> =>
		changeMailData(ctx.app.orders, { ...input, actor: settlerOf(ctx.principal) })
	);
