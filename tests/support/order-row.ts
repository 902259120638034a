import type { OrderRow } from '../../src/lib/contract/order-row.ts';

/** An order of the Recruit method that waits for its capture, as screens are sent it. */
export function orderRow(overrides: Partial<OrderRow> = {}): OrderRow {
	const id = overrides.id ?? 1;
	return {
		openTasks: 0,
		alert: null,
		id,
		shop: 'demo',
		number: `A-${id}`,
		version: 1,
		buyer: { name: '佐藤 花子', kana: null, email: null, sort: '佐藤花子' },
		assignee: null,
		notes: 0,
		facts: {
			system: 'recruit',
			carrier: null,
			gatewayState: 'AUTH',
			deskStatus: null,
			deliveryStatus: 'unprocessed',
			hasGatewayOrder: true,
			orderedAt: 1_790_000_000_000,
			gatewayOrderedAt: null,
			authorizedAt: 1_790_000_000_000,
			acceptedAt: null,
			capturedAt: null,
			extensions: 0,
			expiryOverride: null,
			amount: 5400,
			localAmount: 5400,
			contentUnsent: false,
			pointsOnly: false,
			couponThreshold: null,
			reservation: false,
			destinations: 1,
			hasSlipNumber: false,
			captureErrorAcknowledged: false,
			captureRequestedAt: null,
			outcomeUnknown: false,
			operationInFlight: false,
			heldByImport: null,
			execAt: null,
			startLimitSeconds: null,
			deliveredAt: null,
			validityNgAt: null
		},
		terms: {
			validityDays: 60,
			extensionDays: 30,
			extensionEnabled: true,
			linkedCancelAfterCapture: false,
			recurringStartsAt: null
		},
		paymentStatus: 'authorized',
		gatewayStateRaw: 'AUTH',
		gatewayOrderId: `G-${id}`,
		slipNumber: null,
		confirmedAt: null,
		riskDeadlineAt: 1_795_000_000_000,
		operation: null,
		anomaly: null,
		updatedAt: 1_790_000_000_000,
		...overrides
	};
}
