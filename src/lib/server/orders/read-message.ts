import { and, eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { classifyError } from '../../contract/gateway-codes.ts';
import type { TimelineMessage, WireMessage } from '../../contract/timeline.ts';
import type { Database } from '../db/client.ts';
import { gatewayMessage, notification } from '../db/schema/index.ts';
import { decodeMessage } from '../gateways/gmo-pg/decode-message.ts';
import { isCut } from '../gateways/gmo-pg/keep-message.ts';
import { findOrderId } from './change-order.ts';

/**
 * The bytes behind one line of an order's timeline, and what they say.
 *
 * @param entryId `message-4` or `notification-2`
 * @throws CodedError UNKNOWN_ORDER; NOT_FOUND where this order has no such message
 */
export async function readMessage(
	db: Database,
	order: { shop: string; number: string },
	entryId: string
): Promise<TimelineMessage> {
	const orderId = await findOrderId(db, order.shop, order.number);
	if (orderId === null) throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
	const [, kind, digits] = /^(message|notification)-(\d{1,15})$/.exec(entryId) ?? [];
	const id = Number(digits);
	const found =
		kind === 'message'
			? await readExchange(db, orderId, id)
			: kind === 'notification'
				? await readNotification(db, orderId, id)
				: null;
	if (found === null) throw new CodedError('NOT_FOUND', { field: 'id' });
	return { id: entryId, ...found };
}

type Found = Omit<TimelineMessage, 'id'>;

async function readExchange(db: Database, orderId: number, id: number): Promise<Found | null> {
	const [row] = await db
		.select()
		.from(gatewayMessage)
		.where(and(eq(gatewayMessage.id, id), eq(gatewayMessage.orderId, orderId)));
	if (!row) return null;
	return {
		gatewayOrderId: row.gatewayOrderId,
		sent: wireMessage(row.request, 'form'),
		received: row.answer && wireMessage(row.answer, 'answer'),
		codes: row.outcome === 'refused' ? row.codes.map(meaningOf) : []
	};
}

async function readNotification(db: Database, orderId: number, id: number): Promise<Found | null> {
	const [row] = await db
		.select()
		.from(notification)
		.where(and(eq(notification.id, id), eq(notification.orderId, orderId)));
	if (!row) return null;
	const received = wireMessage(row.body, 'form');
	const valueOf = (key: string) =>
		received.fields.find((field) => field.key.toLowerCase() === key)?.value ?? '';
	return {
		gatewayOrderId: valueOf('orderid') || null,
		sent: null,
		received,
		codes: valueOf('errinfo')
			.split('|')
			.filter((code) => code !== '')
			.map(meaningOf)
	};
}

function wireMessage(bytes: Uint8Array, wire: 'form' | 'answer'): WireMessage {
	return {
		hex: Buffer.from(bytes).toString('hex'),
		isCut: isCut(bytes),
		fields: decodeMessage(bytes, wire)
	};
}

function meaningOf(errInfo: string): TimelineMessage['codes'][number] {
	const { code, known, ja, en } = classifyError(errInfo);
	return { code, known, ja, en };
}
