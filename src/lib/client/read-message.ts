import type { TimelineMessage } from '../contract/timeline.ts';
import { server } from './trpc.ts';

/** The bytes behind one line of an order's history: what it takes stays out of the page until then. */
export function readMessage(
	order: { shop: string; number: string },
	id: string
): Promise<TimelineMessage> {
	return server.orders.message.query({ shop: order.shop, number: order.number, id });
}
