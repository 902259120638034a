import type { Actor } from '../orders/actor.ts';
import type { OrderContext } from '../orders/use-case.ts';

/** What the settings of shops need; wired once in the composition root. */
export interface ShopContext extends Pick<OrderContext, 'db' | 'sealer' | 'gatewayOf'> {
	effects: Pick<OrderContext['effects'], 'now'>;
}

export type Settler = Actor & { kind: 'person'; id: string; name: string };

/** A change that a person asks for: of what, and the version that the person saw. */
export interface SettingRequest {
	shop: string;
	version: number;
	actor: Settler;
}
