import { error, redirect } from '@sveltejs/kit';
import type { Access } from '$lib/contract/access.ts';
import { findShopsOf } from '$lib/server/orders/read-order.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'orders.read';

/** People paste order numbers: one shop's order opens, several shops' are offered. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const shops = await findShopsOf(locals.app.reads.db, params.number);
	if (shops.length === 0) error(404, { message: 'UNKNOWN_ORDER' });
	if (shops.length === 1) redirect(303, `/orders/${shops[0]}/${encodeURIComponent(params.number)}`);
	return { number: params.number, found: shops };
};
