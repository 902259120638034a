import { isoDate } from '../calendar.ts';
import type { ShopOrder } from '../ledger/shop-orders.ts';
import type { DeskOrder } from './desk-order.ts';
import type { OrderDraft } from './draft-order.ts';
import type { DemoShop } from './shops.ts';

/** An order's facts beyond its basket. Instants on the gateway's clock. */
export interface OrderFacts {
	readonly number: string;
	readonly orderedAt: number;
	readonly updatedAt: number;
	readonly gatewayOrderIds: readonly string[];
	readonly delivery: DeskOrder['deliveryStatus'];
	readonly slipNumber: string | null;
}

/** The order as the shop keeps it and as the desk is to see it. */
export function writeDeskOrder(shop: DemoShop, draft: OrderDraft, facts: OrderFacts): ShopOrder {
	const { number, orderedAt, updatedAt, gatewayOrderIds, delivery, slipNumber } = facts;
	const body: DeskOrder = {
		shop: shop.id,
		orderNumber: number,
		updatedAt: isoDate(updatedAt),
		orderedAt: isoDate(orderedAt),
		system: 'recruit',
		payment: {
			gatewayShopId: shop.gateway.shopId,
			gatewayOrderIds,
			paymentId: null,
			carrier: null,
			subscriptionId: null,
			immediate: shop.immediate,
			reservation: false,
			pointsUsed: draft.pointsUsed,
			pointsOnly: draft.pointsOnly,
			coupon: draft.coupon
		},
		amounts: draft.amounts,
		lines: draft.lines,
		destinations: draft.destinations,
		buyer: draft.buyer,
		deliveryStatus: delivery,
		slipNumber,
		note: draft.note
	};
	return { shop: shop.id, number, orderedAt, updatedAt, delivery, body };
}

/** The same order after the shop changed something. */
export function amendDeskOrder(
	order: ShopOrder,
	updatedAt: number,
	changes: Partial<Pick<DeskOrder, 'deliveryStatus' | 'slipNumber' | 'payment'>>
): ShopOrder {
	const newer = Math.max(updatedAt, order.updatedAt + 1);
	const body = { ...order.body, ...changes, updatedAt: isoDate(newer) };
	return { ...order, updatedAt: newer, delivery: body.deliveryStatus, body };
}

/** The same order after its buyer tried to pay once more, under a new gateway order id. */
export function addPayment(order: ShopOrder, gatewayOrderId: string, at: number): ShopOrder {
	const { payment } = order.body;
	const gatewayOrderIds = [...payment.gatewayOrderIds, gatewayOrderId];
	return amendDeskOrder(order, at, { payment: { ...payment, gatewayOrderIds } });
}
