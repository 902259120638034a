/** One payment that was entered at the gateway for an order, as its page lists it. Instants in epoch ms. */
export interface OrderPayment {
	/** The gateway's order id. */
	id: string;
	/** The one that the order's row tells of; a detached order has none. */
	isCurrent: boolean;
	/** As last shown by the gateway; null: not known, or not a state that we know. */
	state: string | null;
	/** The gateway's own spelling. */
	stateRaw: string | null;
	confirmedAt: number | null;
	/** Since when it is not the order's current one. */
	supersededAt: number | null;
}
