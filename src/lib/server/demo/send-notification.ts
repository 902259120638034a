import { z } from 'zod';
import type { NotificationReceipt, NotificationWish } from '../../contract/simulator.ts';
import type { DemoContext } from './demo-context.ts';
import { findGatewayOrderId } from './find-gateway-order-id.ts';

const sent = z.object({
	receipts: z.array(
		z.object({
			accepted: z.boolean(),
			httpStatus: z.int().nullable(),
			answer: z.string().nullable()
		})
	)
});

/** @throws CodedError UNKNOWN_ORDER (field `order`), NOT_FOUND when there is nothing to repeat */
export async function sendNotification(
	context: DemoContext,
	wish: NotificationWish
): Promise<{ receipts: NotificationReceipt[] }> {
	const { kind, times } = wish;
	const isForged = wish.kind === 'send' && wish.status !== null;
	return context.simulator.call('POST', 'notify', sent, {
		kind,
		times,
		...(wish.kind === 'test' ? {} : { orderId: await findGatewayOrderId(context, wish.order) }),
		...(isForged ? { status: wish.status } : {})
	});
}
