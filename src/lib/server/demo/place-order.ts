import { z } from 'zod';
import type { OrderWish } from '../../contract/simulator.ts';
import type { DemoContext } from './demo-context.ts';

const placed = z.object({
	orders: z.tuple([z.object({ shop: z.string(), orderNumber: z.string() })])
});

const DAY_MS = 86_400_000;
const COUPON_YEN = 500;

/**
 * A buyer orders and pays at the simulated gateway, and the shop puts the order on the desk by the
 * public door. Answers its name; it arrives a moment later.
 */
export async function placeOrder(
	{ clock, simulator }: Pick<DemoContext, 'clock' | 'simulator'>,
	wish: OrderWish
): Promise<{ shop: string; number: string }> {
	const { couponThreshold, daysAgo, ...traits } = wish;
	const number = `SIM-${clock.now().toString(36).toUpperCase()}`;
	const { orders } = await simulator.call('POST', 'orders', placed, {
		...traits,
		orderId: `${number}-1`,
		putOnDesk: true,
		...(couponThreshold === null
			? {}
			: { coupon: { amount: COUPON_YEN, threshold: couponThreshold } }),
		...(daysAgo === 0 ? {} : { agoMs: daysAgo * DAY_MS })
	});
	const [order] = orders;
	return { shop: order.shop, number: order.orderNumber };
}
