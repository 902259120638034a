/** Who changed an order. */
export interface Actor {
	kind: 'person' | 'shop' | 'gateway' | 'desk';
	/** A person's or key's id; null for the gateway and the desk itself. */
	id: string | null;
	name: string | null;
}

/** The desk acting by itself: schedules, recovery. */
export const DESK: Actor = { kind: 'desk', id: null, name: null };
/** The gateway, whose state an inquiry showed. */
export const GATEWAY: Actor = { kind: 'gateway', id: null, name: null };
