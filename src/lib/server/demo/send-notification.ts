import { z } from 'zod';
import type { NotificationReceipt } from '../../contract/simulator.ts';
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

/** A notification outside the gateway's own queue. */
export interface NotificationWish {
	/** The present state, the last one once more, or the connection test, which is about no order. */
	kind: 'send' | 'repeat' | 'test';
	order: string | null;
	times: number;
	/** `send`: claims this wire status whatever the truth is; null: the truth. */
	status: string | null;
}

/** @throws CodedError UNKNOWN_ORDER (field `order`), NOT_FOUND when there is nothing to repeat */
export async function sendNotification(
	context: DemoContext,
	{ kind, order, times, status }: NotificationWish
): Promise<{ receipts: NotificationReceipt[] }> {
	const orderId = order === null ? null : await findGatewayOrderId(context, order);
	return context.simulator.call('POST', 'notify', sent, {
		kind,
		times,
		...(kind === 'test' ? {} : { orderId }),
		...(kind === 'send' && status !== null ? { status } : {})
	});
}
