import { parseInstant } from '../calendar.ts';
import type { ContractTerms } from './contract-terms.ts';
import type { OrderFacts } from './order-facts.ts';

/** Epoch ms of a JST wall time, `2026-12-05` or `2026-12-05T01:00:00.000`. */
export function jst(text: string): number {
	const instant = parseInstant(`${text.includes('T') ? text : `${text}T00:00:00`}+09:00`);
	if (instant === null) throw new RangeError(`not a JST time: ${text}`);
	return instant;
}

/** A plain Recruit order, ordered and authorized at noon of 2026-11-20, with whatever differs. */
export function factsOf(differing: Partial<OrderFacts> = {}): OrderFacts {
	return {
		system: 'recruit',
		carrier: null,
		gatewayState: 'AUTH',
		deskStatus: null,
		deliveryStatus: 'unprocessed',
		hasGatewayOrder: true,
		orderedAt: jst('2026-11-20T12:00:00'),
		gatewayOrderedAt: null,
		authorizedAt: jst('2026-11-20T12:00:00'),
		acceptedAt: null,
		capturedAt: null,
		extensions: 0,
		expiryOverride: null,
		amount: 4980,
		localAmount: differing.amount ?? 4980,
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
		validityNgAt: null,
		...differing
	};
}

export function termsOf(differing: Partial<ContractTerms> = {}): ContractTerms {
	return {
		validityDays: 30,
		extensionDays: 30,
		extensionEnabled: true,
		linkedCancelAfterCapture: false,
		recurringStartsAt: null,
		...differing
	};
}
