/** What a shop says about an order: nothing here decides a rule, all of it is shown. Yen throughout. */
export interface OrderContent {
	amounts: {
		goods: number;
		shipping: number;
		tax: number;
		fee: number;
		discount: number;
		total: number;
	};
	lines: OrderLine[];
	destinations: { name: string; postalCode: string; address: string; lines: number[] }[];
	buyer: { name: string; kana: string | null; email: string | null; phone: string | null };
	pointsUsed: number;
	coupon: { name: string; amount: number; threshold: number } | null;
	immediate: boolean;
	note: string | null;
}

export interface OrderLine {
	sku: string;
	name: string;
	unitPrice: number;
	quantity: number;
	/** Percent. */
	taxRate: number;
}
