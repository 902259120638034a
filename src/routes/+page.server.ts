import type { Access } from '$lib/contract/access.ts';
import { addressFrom, queryOf } from '$lib/contract/desk/view-query.ts';
import { requirePerson } from '$lib/server/auth/principal.ts';
import { listOrders } from '$lib/server/orders/list-orders.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'orders.read';

const FIRST_PAGE = 100;

/** The desk: the view that the URL names, its first page, and where in the log both stand. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const address = addressFrom(url.searchParams);
	const page = await listOrders(locals.app.reads, {
		view: address.view,
		place: { skip: 0 },
		limit: FIRST_PAGE,
		personId: requirePerson(locals.principal).id
	});
	return { ...address, query: queryOf(address), ...page };
};
