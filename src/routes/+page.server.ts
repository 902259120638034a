import type { Access } from '$lib/contract/access.ts';
import { DESK_TABS, viewFromQuery } from '$lib/contract/desk-view.ts';
import { listOrders } from '$lib/server/orders/list-orders.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'orders.read';

const FIRST_PAGE = 100;

/** The desk: the view that the URL names, its first page, and where in the log both stand. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const view = viewFromQuery(url.searchParams);
	const tab = DESK_TABS.find((known) => known === url.searchParams.get('tab')) ?? 'deadline';
	const page = await listOrders(locals.app.reads, { view, cursor: null, limit: FIRST_PAGE });
	return { view, tab, ...page };
};
