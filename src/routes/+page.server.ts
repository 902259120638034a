import type { Access } from '$lib/contract/access.ts';
import { queryOf } from '$lib/contract/desk/view-query.ts';
import { requirePerson } from '$lib/server/auth/principal.ts';
import { listOrders } from '$lib/server/orders/list-orders.ts';
import { readDeskPreference } from '$lib/server/preferences/read-desk-preference.ts';
import { openView } from '$lib/server/views/open-view.ts';
import { listViews } from '$lib/server/views/read-views.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'orders.read';

const FIRST_PAGE = 100;

/** The desk: the view that the URL names, its first page, and where in the log both stand. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { reads } = locals.app;
	const personId = requirePerson(locals.principal).id;
	const { address, named } = await openView(reads.db, url.searchParams, personId);
	const [page, preference, views] = await Promise.all([
		listOrders(reads, { view: address.view, place: { skip: 0 }, limit: FIRST_PAGE, personId }),
		readDeskPreference(reads.db, personId),
		listViews(reads.db, personId)
	]);
	const query = queryOf({ ...address, columns: null });
	return { address, named, views, query, preference, ...page };
};
