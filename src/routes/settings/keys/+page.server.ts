import type { Access } from '$lib/contract/access.ts';
import { listKeys } from '$lib/server/auth/keys/list-keys.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'keys.manage';

/** Every API key, and the real time on which they run. */
export const load: PageServerLoad = async ({ locals: { app }, url }) => ({
	keys: await listKeys(app.access),
	now: app.clock.real(),
	adding: url.searchParams.has('add')
});
