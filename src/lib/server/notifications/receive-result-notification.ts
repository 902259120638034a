import { and, eq } from 'drizzle-orm';
import { CONNECTIVITY_TEST, isRecruitPayType } from '../../contract/gateway-codes.ts';
import type { Executor } from '../db/client.ts';
import { gatewayOrder, notification, orders } from '../db/schema/index.ts';
import { decodeForm } from '../gateways/gmo-pg/charset.ts';
import { keepMessage } from '../gateways/gmo-pg/keep-message.ts';
import { appendEvent } from '../orders/change-order.ts';
import { readAccessId } from '../orders/gateway-payment.ts';
import type { OrderContext } from '../orders/use-case.ts';

/** However many notifications come for an order, they cause one inquiry in this time. */
const INQUIRY_EVERY_MS = 10_000;

export type NotificationVerdict =
	| 'accepted'
	| 'connectivity_test'
	| 'unknown_order'
	/** Names one of our orders with another access id, shop or payment type. */
	| 'foreign'
	| 'unreadable';

/**
 * Takes a result notification (結果通知). It is unsigned, may be late, repeated, early or forged, so it
 * is kept as it came and nothing in it is believed: it only causes an inquiry, now. The gateway stars
 * its passwords out; a forger does not, so what it sent is masked like every other message.
 *
 * @param body the posted form, Windows-31J
 */
export async function receiveResultNotification(
	context: OrderContext,
	body: Uint8Array
): Promise<NotificationVerdict> {
	const fields = fieldsOf(body);
	const verdict = await context.db.transaction(async (tx) => {
		const judged = await judgeNotification(context, tx, fields);
		const now = context.effects.now();
		// The order's lock first: two rows that refer to it and then lock it would wait for each other.
		if (judged.payment) await causeInquiry(tx, judged.payment, judged.verdict, now);
		await tx.insert(notification).values({
			gateway: 'gmo-pg',
			receivedAt: now,
			body: keepMessage(body),
			verdict: judged.verdict,
			orderId: judged.payment?.orderId ?? null,
			status: fields('Status').slice(0, 40) || null
		});
		return judged.verdict;
	});
	context.effects.wake();
	return verdict;
}

/** A field of the posted form; '' where it is absent. */
type Fields = (key: string) => string;

/** Keys count without regard to case, as in answers; the first of several is the one. */
function fieldsOf(body: Uint8Array): Fields {
	const fields = new Map<string, string>();
	for (const [key, value] of decodeForm(body)) {
		if (!fields.has(key.toLowerCase())) fields.set(key.toLowerCase(), value);
	}
	return (key) => fields.get(key.toLowerCase()) ?? '';
}

async function judgeNotification(
	context: OrderContext,
	tx: Executor,
	fields: Fields
): Promise<{ verdict: NotificationVerdict; payment: Payment | null }> {
	const shopId = fields('ShopID');
	const orderId = fields('OrderID');
	if (fields('ErrInfo').split('|').includes(CONNECTIVITY_TEST)) {
		return { verdict: 'connectivity_test', payment: null };
	}
	if (shopId === '' || orderId === '') return { verdict: 'unreadable', payment: null };
	const [payment] = await tx
		.select()
		.from(gatewayOrder)
		.where(and(eq(gatewayOrder.gatewayShopId, shopId), eq(gatewayOrder.gatewayOrderId, orderId)));
	if (!payment) return { verdict: 'unknown_order', payment: null };
	const accessId = readAccessId(context, payment);
	const isForeign =
		!isRecruitPayType(fields('PayType')) || (accessId !== null && accessId !== fields('AccessID'));
	return { verdict: isForeign ? 'foreign' : 'accepted', payment };
}

type Payment = typeof gatewayOrder.$inferSelect;

/** Brings the next inquiry forward, at most once in ten seconds. The event shows the notification. */
async function causeInquiry(
	tx: Executor,
	payment: Payment,
	verdict: NotificationVerdict,
	now: number
): Promise<void> {
	const { orderId } = payment;
	const [order] = await tx
		.select({ notifiedInquiryAt: orders.notifiedInquiryAt, inquireAt: orders.inquireAt })
		.from(orders)
		.where(eq(orders.id, orderId))
		.for('no key update');
	if (!order) return;
	await appendEvent(tx, orderId, 'notification:received', now);
	if (verdict !== 'accepted') return;
	const earliest = (order.notifiedInquiryAt ?? 0) + INQUIRY_EVERY_MS;
	const at = Math.max(now, earliest);
	if (payment.supersededAt !== null) {
		if (payment.inquireAt !== null && payment.inquireAt <= at) return;
		await tx.update(orders).set({ notifiedInquiryAt: at }).where(eq(orders.id, orderId));
		await tx
			.update(gatewayOrder)
			.set({ inquireAt: at, inquireNode: null })
			.where(
				and(
					eq(gatewayOrder.gatewayShopId, payment.gatewayShopId),
					eq(gatewayOrder.gatewayOrderId, payment.gatewayOrderId)
				)
			);
		return;
	}
	if (order.inquireAt !== null && order.inquireAt <= at) return;
	await tx
		.update(orders)
		.set({ inquireAt: at, inquireReason: 'notification', notifiedInquiryAt: at })
		.where(eq(orders.id, orderId));
}
