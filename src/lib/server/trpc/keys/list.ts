import type { KeyView } from '../../../contract/keys.ts';
import { listKeys } from '../../auth/keys/list-keys.ts';
import { procedure } from '../init.ts';

/** Every API key, by its first characters. */
export const list = procedure('keys.manage').query(({ ctx }): Promise<KeyView[]> =>
	listKeys(ctx.app.access)
);
