import { error } from '@sveltejs/kit';
import type { Access } from '$lib/contract/access.ts';
import { CodedError } from '$lib/contract/errors.ts';
import { readOrder } from '$lib/server/orders/read-order.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'orders.read';

/** One order, with everything that its page shows. */
export const load: PageServerLoad = async ({ locals, params }) => {
	try {
		return await readOrder(locals.app.reads, params.shop, params.number);
	} catch (problem) {
		if (problem instanceof CodedError && problem.code === 'UNKNOWN_ORDER') {
			error(404, { message: problem.code });
		}
		throw problem;
	}
};
