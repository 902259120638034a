import { DAY_MS, MINUTE_MS } from '../calendar.ts';
import { randomStream } from '../randomness.ts';
import type { ShopOrder } from '../ledger/shop-orders.ts';
import type { LiveShop } from './live-buyer.ts';
import { DEMO_SHOPS, type DemoShop } from './shops.ts';
import { amendDeskOrder } from './write-desk-order.ts';

/** The shop looks at its recent orders only. */
const OLDEST_MS = 4 * DAY_MS;
const PACKING_MS = 10 * MINUTE_MS;
const LOOKED_AT = 4;
const COMES_BACK = 0.03;

async function isPaid(live: LiveShop, shop: DemoShop, order: ShopOrder): Promise<boolean> {
	const orderId = order.body.payment.gatewayOrderIds.at(-1);
	if (orderId === undefined) return false;
	const status = await live.payments.inquire(shop, orderId);
	return status === 'SALES' || status === 'CAPTURE';
}

/**
 * A little of the shop's daily work: of a few unshipped orders, those that are paid go out and the
 * desk hears of it; now and then a parcel comes back.
 */
export async function shipSomething(live: LiveShop): Promise<void> {
	const { ledger, clock, settings } = live.simulation;
	const now = clock.now();
	const random = randomStream(settings.seed, 'shipping', now);
	const book = ledger.shopOrders;
	const until = now - PACKING_MS / settings.timeScale;
	const unshipped = book.withDelivery('unprocessed', now - OLDEST_MS, until);
	for (let looked = 0; looked < LOOKED_AT && unshipped.length > 0; looked += 1) {
		const [order] = unshipped.splice(random.between(0, unshipped.length - 1), 1);
		const shop = DEMO_SHOPS.find(({ id }) => id === order?.shop);
		if (!order || !shop || !(await isPaid(live, shop, order))) continue;
		const slipNumber = shop.immediate
			? null
			: `${random.between(1000, 9999)}-${random.between(100000, 999999)}`;
		book.save(amendDeskOrder(order, clock.now(), { deliveryStatus: 'delivered', slipNumber }));
	}
	if (random.chance(COMES_BACK)) {
		const [returned] = book.withDelivery('delivered', now - OLDEST_MS, now - DAY_MS);
		if (returned) book.save(amendDeskOrder(returned, now, { deliveryStatus: 'returned' }));
	}
	if (book.countUnsent() > 0) live.outbox.wake();
}
