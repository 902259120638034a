/** The body of `POST /api/v1/orders`, as the desk's API documents it. Instants are ISO with +09:00. */
export interface DeskOrder {
	readonly shop: string;
	readonly orderNumber: string;
	readonly updatedAt: string;
	readonly orderedAt: string;
	readonly system: 'recruit';
	readonly payment: {
		readonly gatewayShopId: string;
		/** Oldest first; the last one is current. */
		readonly gatewayOrderIds: readonly string[];
		readonly paymentId: null;
		readonly carrier: null;
		readonly subscriptionId: null;
		readonly immediate: boolean;
		readonly reservation: false;
		readonly pointsUsed: number;
		readonly pointsOnly: boolean;
		readonly coupon: DeskCoupon | null;
	};
	readonly amounts: DeskAmounts;
	readonly lines: readonly DeskLine[];
	readonly destinations: readonly DeskDestination[];
	readonly buyer: DeskBuyer;
	readonly deliveryStatus: 'unprocessed' | 'delivered' | 'returned';
	readonly slipNumber: string | null;
	readonly note: string | null;
}

export interface DeskCoupon {
	readonly name: string;
	readonly amount: number;
	readonly threshold: number;
}

/** Whole yen: goods + shipping + tax + fee − discount = total. */
export interface DeskAmounts {
	readonly goods: number;
	readonly shipping: number;
	readonly tax: number;
	readonly fee: number;
	readonly discount: number;
	readonly total: number;
}

export interface DeskLine {
	readonly sku: string;
	readonly name: string;
	/** Yen without tax. */
	readonly unitPrice: number;
	readonly quantity: number;
	/** Percent. */
	readonly taxRate: number;
}

export interface DeskDestination {
	readonly name: string;
	readonly postalCode: string;
	readonly address: string;
	/** Indexes into `lines`. */
	readonly lines: readonly number[];
}

export interface DeskBuyer {
	readonly name: string;
	readonly kana: string;
	readonly email: string;
	readonly phone: string;
}
