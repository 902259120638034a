import { and, eq } from 'drizzle-orm';
import { systemOf } from '../../domain/methods/registry.ts';
import type { Executor } from '../db/client.ts';
import { audit, gatewayOrder } from '../db/schema/index.ts';
import type { Exchange, PaymentReference, Reading } from '../gateways/gateway.ts';
import { reconcileTasks } from '../tasks/reconcile-tasks.ts';
import { GATEWAY, type Actor } from './actor.ts';
import { appendEvent, lockOrder } from './change-order.ts';
import { readPayment, storeAccess, storeExchange } from './gateway-payment.ts';
import { inquireOrder } from './inquire-order.ts';
import { inquiryInstant } from './inquiry-schedule.ts';
import type { OrderRecord } from './order-record.ts';
import type { OrderContext } from './use-case.ts';

/** A superseded payment that lives is looked at so often until somebody has ended it. */
const LIVE_EVERY_MS = 3_600_000;
/** After this long no buyer finishes a payment any more. */
const GIVE_UP_MS = 72 * 3_600_000;

/**
 * Reads the gateway's state of one payment of an order. The current one is the order's own inquiry; a
 * superseded one (replaced by the shop, or detached here) changes nothing about the order but its
 * history and work items: that it lives is for a person to deal with.
 *
 * @returns the order afterwards; null where it has no such payment
 */
export async function inquirePayment(
	context: OrderContext,
	orderId: number,
	gatewayOrderId: string,
	actor: Actor = GATEWAY
): Promise<OrderRecord | null> {
	const found = await readPayment(context, context.db, orderId, gatewayOrderId);
	if (!found) return null;
	if (found.record.gatewayOrderId === gatewayOrderId) {
		return inquireOrder(context, orderId, actor.kind === 'person' ? 'person' : 'sync', actor);
	}
	const gateway = context.gatewayOf(found.record.system);
	if (!gateway) return null;
	const sentAt = context.effects.now();
	const exchange = await gateway.inquire(found.payment);
	const record = await context.db.transaction((tx) =>
		applyToPayment(context, tx, { orderId, payment: found.payment, exchange, sentAt, actor })
	);
	context.effects.wake();
	return record;
}

async function applyToPayment(
	context: OrderContext,
	tx: Executor,
	inquiry: {
		orderId: number;
		payment: PaymentReference;
		exchange: Exchange<Reading>;
		sentAt: number;
		actor: Actor;
	}
): Promise<OrderRecord | null> {
	const { payment, exchange, sentAt, actor } = inquiry;
	const record = await lockOrder(tx, inquiry.orderId);
	if (!record) return null;
	const now = context.effects.now();
	const itself = and(
		eq(gatewayOrder.gatewayShopId, payment.gatewayShopId),
		eq(gatewayOrder.gatewayOrderId, payment.gatewayOrderId)
	);
	const [known] = await tx.select().from(gatewayOrder).where(itself);
	if (!known) return record;
	const { result } = exchange;
	const reading = result.kind === 'answered' ? result.value : null;
	const state = reading?.state ?? known.state;
	const moved = reading !== null && reading.raw !== known.stateRaw;

	if (moved || actor.kind === 'person' || reading === null) {
		const { gatewayOrderId } = payment;
		await storeExchange(tx, exchange, {
			orderId: record.id,
			operationId: null,
			gatewayOrderId,
			sentAt,
			answeredAt: now
		});
	}
	await tx
		.update(gatewayOrder)
		.set({
			state,
			stateRaw: reading?.raw ?? known.stateRaw,
			confirmedAt: reading ? now : known.confirmedAt,
			inquireAt: nextLook(context, record, state, known.supersededAt ?? now, now),
			inquireNode: null
		})
		.where(itself);
	if (reading) await storeAccess(context, tx, payment, reading.access);
	if (moved) {
		await tx.insert(audit).values({
			at: now,
			actorKind: actor.kind,
			actorId: actor.id,
			actorName: actor.name,
			orderId: record.id,
			event: 'old-payment:moved',
			changes: { gatewayState: [known.state, state ?? reading.raw] },
			detail: { payment: payment.gatewayOrderId }
		});
		await appendEvent(tx, record.id, 'old-payment:moved', now);
	}
	if (reading?.state) {
		const { gatewayOrderId } = payment;
		await reconcileTasks(tx, { record, gatewayOrderId, gatewayState: reading.state, at: now });
	}
	return record;
}

function nextLook(
	context: OrderContext,
	record: OrderRecord,
	state: string | null,
	since: number,
	now: number
): number | null {
	const { deadEnds, liveStates } = systemOf(record.system);
	if (state !== null && deadEnds.includes(state)) return null;
	if (state !== null && liveStates.includes(state)) return now + LIVE_EVERY_MS;
	return now - since > GIVE_UP_MS ? null : inquiryInstant(context.truth.schedule, since, now);
}
