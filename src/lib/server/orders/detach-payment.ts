import { and, eq } from 'drizzle-orm';
import { systemOf } from '../../domain/methods/registry.ts';
import type { Executor } from '../db/client.ts';
import { gatewayOrder } from '../db/schema/index.ts';
import type { OrderRecord } from './order-record.ts';

/** An order without a payment: nothing is known of one, and what the buyer owes stays. */
export function blankPayment() {
	return {
		gatewayState: 'UNPROCESSED',
		gatewayStateRaw: null,
		confirmedAt: null,
		gatewayMovedAt: null,
		gatewayProcessedAt: null,
		deskStatus: null,
		gatewayOrderedAt: null,
		execAt: null,
		startLimitSeconds: null,
		authorizedAt: null,
		acceptedAt: null,
		capturedAt: null,
		extensions: 0,
		extendedOn: null,
		expiryOverride: null,
		contentUnsent: false,
		sentContent: null,
		anomaly: null,
		anomalyAt: null,
		inquireAt: null,
		inquireReason: null,
		inquireAttempt: 0,
		inquireNode: null
	} satisfies Partial<OrderRecord>;
}

/** 決済方法変更: the order stays, its payment is no longer its own. Fees and points are not recalculated [004]. */
export function detachedPayment(record: OrderRecord): Partial<OrderRecord> {
	return { ...blankPayment(), gatewayOrderId: null, amount: record.localAmount };
}

/**
 * Keeps what was known of a payment that is not the order's current one any more, and watches it while
 * it may still come to life: a buyer with two open pages can pay twice.
 *
 * @param record the order while the payment was still its own
 * @param at epoch ms
 */
export async function supersedePayment(
	tx: Executor,
	record: OrderRecord,
	at: number
): Promise<void> {
	const { gatewayShopId, gatewayOrderId, gatewayState } = record;
	if (gatewayShopId === null || gatewayOrderId === null) return;
	const isOver = systemOf(record.system).deadEnds.includes(gatewayState);
	await tx
		.update(gatewayOrder)
		.set({
			supersededAt: at,
			state: gatewayState,
			stateRaw: record.gatewayStateRaw,
			confirmedAt: record.confirmedAt,
			inquireAt: isOver ? null : at
		})
		.where(
			and(
				eq(gatewayOrder.gatewayShopId, gatewayShopId),
				eq(gatewayOrder.gatewayOrderId, gatewayOrderId)
			)
		);
}
