import { DEMO_SHOPS } from '../shop/shops.ts';
import type { ControlContext } from './control-door.ts';

/** The demo shops with everything that a desk must know to work for them. */
export function listShops({ simulation }: ControlContext) {
	const { status } = simulation.settings;
	return {
		shops: DEMO_SHOPS.map(({ id, name, prefix, immediate, gateway }) => ({
			code: id,
			name,
			system: 'recruit',
			endpoint: simulation.baseUrl(),
			gatewayShopId: gateway.shopId,
			shopPass: gateway.shopPass,
			orderNumberPrefix: prefix,
			immediate,
			terms: gateway.terms,
			wireStatus: {
				CAPTURE_ACCEPTED: status.toWire('CAPTURE_ACCEPTED'),
				AUTO_CANCELLED: status.toWire('AUTO_CANCELLED')
			}
		}))
	};
}
