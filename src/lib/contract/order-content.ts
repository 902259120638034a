import type { OrderAmounts, OrderLine } from '../domain/orders/order-lines.ts';

/** What a shop says about an order: nothing here decides a rule, all of it is shown. Yen throughout. */
export interface OrderContent {
	amounts: OrderAmounts;
	lines: OrderLine[];
	destinations: { name: string; postalCode: string; address: string; lines: number[] }[];
	buyer: { name: string; kana: string | null; email: string | null; phone: string | null };
	pointsUsed: number;
	coupon: { name: string; amount: number; threshold: number } | null;
	immediate: boolean;
	note: string | null;
}
