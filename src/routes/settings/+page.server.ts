import type { Access } from '$lib/contract/access.ts';
import { listShopSettings } from '$lib/server/shops/read-shop-settings.ts';
import { readSetup } from '$lib/server/shops/read-setup.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'shops.manage';

/** The shops; without the demo also what is missing before the first order. */
export const load: PageServerLoad = async ({ locals: { app }, url }) => {
	const { db } = app.reads;
	const [shops, setup] = await Promise.all([
		listShopSettings(db),
		app.demo === null ? readSetup(db, app.clock.real()) : null
	]);
	const isComplete =
		setup && setup.shop && setup.contract && setup.credentials && setup.key && setup.order;
	return { shops, setup: isComplete ? null : setup, adding: url.searchParams.has('add') };
};
