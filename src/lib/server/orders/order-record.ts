import type { OrderRow } from '../../contract/order-row.ts';
import type { OrderFacts } from '../../domain/orders/order-facts.ts';
import type { orders } from '../db/schema/index.ts';

/** One row of `orders`. */
export type OrderRecord = typeof orders.$inferSelect;
/** What lists read of it. */
export type ListedOrder = Omit<OrderRecord, 'content' | 'sentContent'>;

/** What the rules look at. */
export function factsOf(record: ListedOrder): OrderFacts {
	return {
		system: record.system,
		carrier: record.carrier,
		gatewayState: record.gatewayState,
		deskStatus: record.deskStatus,
		deliveryStatus: record.deliveryStatus,
		hasGatewayOrder: record.gatewayOrderId !== null,
		orderedAt: record.orderedAt,
		gatewayOrderedAt: record.gatewayOrderedAt,
		authorizedAt: record.authorizedAt,
		acceptedAt: record.acceptedAt,
		capturedAt: record.capturedAt,
		extensions: record.extensions,
		expiryOverride: record.expiryOverride,
		amount: record.amount,
		localAmount: record.localAmount,
		contentUnsent: record.contentUnsent,
		pointsOnly: record.pointsOnly,
		couponThreshold: record.couponThreshold,
		reservation: record.reservation,
		destinations: record.destinations,
		hasSlipNumber: record.slipNumber !== null,
		captureErrorAcknowledged: record.captureErrorAcknowledged,
		captureRequestedAt: record.captureRequestedAt,
		outcomeUnknown: record.operationState === 'unknown',
		operationInFlight: record.operationState === 'in_flight',
		heldByImport: record.heldByImport,
		execAt: record.execAt,
		startLimitSeconds: record.startLimitSeconds,
		deliveredAt: record.deliveredAt,
		validityNgAt: record.validityNgAt
	};
}

/** The order as screens hold it. */
export function rowOf(record: ListedOrder): OrderRow {
	return {
		id: record.id,
		shop: record.shop,
		number: record.number,
		version: record.version,
		buyer: {
			name: record.buyerName,
			kana: record.buyerKana,
			email: record.buyerEmail,
			sort: record.buyerSort
		},
		assignee:
			record.assigneeId !== null && record.assigneeName !== null
				? { id: record.assigneeId, name: record.assigneeName }
				: null,
		notes: record.notes,
		facts: factsOf(record),
		terms: record.terms,
		paymentStatus: record.paymentStatus,
		gatewayStateRaw: record.gatewayStateRaw,
		gatewayOrderId: record.gatewayOrderId,
		slipNumber: record.slipNumber,
		confirmedAt: record.confirmedAt,
		riskDeadlineAt: record.riskDeadlineAt,
		operation:
			record.operationId !== null &&
			record.operationAction !== null &&
			record.operationState !== null &&
			record.operationStartedAt !== null
				? {
						id: record.operationId,
						action: record.operationAction,
						state: record.operationState,
						actor: record.operationActor ?? '',
						startedAt: record.operationStartedAt,
						nextInquiryAt: record.inquireAt
					}
				: null,
		anomaly:
			record.anomaly !== null && record.anomalyAt !== null
				? { code: record.anomaly, at: record.anomalyAt }
				: null,
		openTasks: record.openTasks,
		alert:
			record.alertId !== null && record.alertKind !== null && record.alertRaisedAt !== null
				? {
						id: record.alertId,
						kind: record.alertKind,
						level: record.alertLevel,
						raisedAt: record.alertRaisedAt,
						acknowledgedBy: record.alertAcknowledgedBy
					}
				: null,
		updatedAt: record.updatedAt
	};
}
