import { error } from '@sveltejs/kit';
import type { Access } from '$lib/contract/access.ts';
import { CodedError } from '$lib/contract/errors.ts';
import { PAYMENT_SYSTEMS } from '$lib/domain/orders/vocabulary.ts';
import { readShopSettings } from '$lib/server/shops/read-shop-settings.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'shops.manage';

/** One shop with its settings, and which payment systems the desk can talk to. */
export const load: PageServerLoad = async ({ locals: { app }, params }) => {
	try {
		return {
			shop: await readShopSettings(app.reads.db, params.code),
			systems: PAYMENT_SYSTEMS.map((system) => ({
				system,
				isConnected: app.orders.gatewayOf(system) !== null
			}))
		};
	} catch (refusal) {
		if (refusal instanceof CodedError) error(404, { message: refusal.code });
		throw refusal;
	}
};
