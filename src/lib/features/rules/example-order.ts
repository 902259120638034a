import { DAY_MS, HOUR_MS, MINUTE_MS, addDays, dayOf, startOfDay } from '../../domain/calendar.ts';
import { systemOf } from '../../domain/methods/registry.ts';
import type { ContractTerms } from '../../domain/orders/contract-terms.ts';
import type { OrderFacts } from '../../domain/orders/order-facts.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import type { Conditions, RowKey } from './conditions.ts';

/** Yen that the example order costs, and how far a change moves it. */
const AMOUNT = 10_000;
const CHANGE = 2_000;
/** The buyer's limit of the example, in seconds. */
const START_LIMIT = 900;

/** Days since a sale whose windows are all closed, for every contract: Recruit's and SGP's. */
const LONG_AGO = 200;

/** The contract of nobody: what most shops agree. */
export function exampleTerms(
	system: PaymentSystem,
	{ extension, linkedCancel }: Conditions
): ContractTerms {
	const isRecruit = system === 'recruit';
	return {
		validityDays: isRecruit ? 30 : system === 'sgp-card' ? 60 : null,
		extensionDays: isRecruit ? 30 : null,
		extensionEnabled: isRecruit && extension === 'on',
		linkedCancelAfterCapture: isRecruit && linkedCancel === 'on',
		recurringStartsAt: null
	};
}

/**
 * An order that stands for all in one state under some conditions, with the times that such an order
 * would have now. It decides nothing: it is what the rules are asked about.
 *
 * @param at Epoch ms
 */
export function exampleOrder(
	system: PaymentSystem,
	{ state, deskStatus }: RowKey,
	conditions: Conditions,
	terms: ContractTerms,
	at: number
): OrderFacts {
	const times = timesOf(system, state, conditions, terms, at);
	const { unsent, busy } = conditions;
	return {
		system,
		carrier: system === 'paygent-carrier' ? conditions.carrier : null,
		gatewayState: state,
		deskStatus,
		hasGatewayOrder: true,
		gatewayOrderedAt: null,
		acceptedAt: null,
		extensions: 0,
		amount: AMOUNT,
		localAmount: AMOUNT + (unsent === 'lower' ? -CHANGE : unsent === 'higher' ? CHANGE : 0),
		contentUnsent: unsent === 'content',
		pointsOnly: conditions.paid === 'points',
		couponThreshold: null,
		reservation: state === 'CHECK',
		destinations: 1,
		hasSlipNumber: false,
		captureErrorAcknowledged: conditions.error === 'acknowledged',
		outcomeUnknown: busy === 'unknown',
		operationInFlight: busy === 'in-flight',
		heldByImport: busy === 'import' ? 'CSV' : null,
		...times
	};
}

type Times = Pick<
	OrderFacts,
	| 'orderedAt'
	| 'authorizedAt'
	| 'capturedAt'
	| 'expiryOverride'
	| 'captureRequestedAt'
	| 'execAt'
	| 'startLimitSeconds'
	| 'deliveryStatus'
	| 'deliveredAt'
	| 'validityNgAt'
>;

function timesOf(
	system: PaymentSystem,
	state: string,
	conditions: Conditions,
	terms: ContractTerms,
	at: number
): Times {
	const { delivery: deliveryStatus } = conditions;
	// Today, also in the first hour of it.
	const today = Math.max(startOfDay(dayOf(at)), at - HOUR_MS);
	const nothing: Times = {
		orderedAt: today,
		authorizedAt: null,
		capturedAt: null,
		expiryOverride: null,
		captureRequestedAt: null,
		execAt: null,
		startLimitSeconds: null,
		deliveryStatus,
		deliveredAt: deliveryStatus === 'unprocessed' ? null : today,
		validityNgAt: null
	};
	if (system === 'subscription-card') return subscriptionTimes(state, conditions, nothing, at);

	switch (systemOf(system).statusOf[state]) {
		case 'needs_review': {
			const execAt = at - 5 * MINUTE_MS;
			const isExecuted = state === 'REQSUCCESS' || state === 'AUTHPROCESS';
			return {
				...nothing,
				orderedAt: execAt,
				...(isExecuted ? { execAt, startLimitSeconds: START_LIMIT } : {})
			};
		}
		case 'authorized':
			return state === 'CHECK' ? nothing : { ...nothing, ...heldTimes(conditions, terms, today) };
		case 'completed': {
			const ago = { today: 0, earlier: 3, over: LONG_AGO }[conditions.sold];
			const capturedAt = today - ago * DAY_MS;
			const authorizedAt = capturedAt - DAY_MS;
			// A carrier confirms in the days after the request, so what it confirmed is some days old.
			const requested = state === 'CLEARING' ? today : at - 3 * DAY_MS;
			return {
				...nothing,
				orderedAt: authorizedAt,
				authorizedAt,
				capturedAt,
				captureRequestedAt: system === 'paygent-carrier' ? requested : null
			};
		}
		case 'authorization_expired':
			return { ...nothing, ...heldTimes({ ...conditions, held: 'past' }, terms, today) };
		default:
			return { ...nothing, authorizedAt: today };
	}
}

/** Times of an authorization. */
function heldTimes(
	{ held }: Conditions,
	{ validityDays }: ContractTerms,
	today: number
): Pick<Times, 'orderedAt' | 'authorizedAt' | 'expiryOverride'> {
	// Without a validity nothing passes by time, and 90 days are as long as any other.
	const ago = held === 'past' ? (validityDays ?? 90) + 1 : held === 'ceiling' ? 100 : 0;
	const authorizedAt = today - ago * DAY_MS;
	// Where extensions have brought it to the last possible day; the rules cut it there.
	const expiryOverride = held === 'ceiling' ? startOfDay(addDays(dayOf(today), 120)) : null;
	return { orderedAt: authorizedAt, authorizedAt, expiryOverride };
}

/** Orders of a subscription follow the month: what was sent was delivered in the month before. */
function subscriptionTimes(state: string, { card }: Conditions, nothing: Times, at: number): Times {
	const isPending = state === 'PENDING';
	const isWaiting = isPending || state === 'DELIVERED';
	const validityNgAt = card === 'valid' ? null : at - (card === 'ng' ? 3 : 70) * DAY_MS;
	const deliveredAt = isWaiting ? nothing.orderedAt : at - 30 * DAY_MS;
	return {
		...nothing,
		orderedAt: isWaiting ? nothing.orderedAt : deliveredAt - DAY_MS,
		deliveryStatus: isPending ? 'unprocessed' : nothing.deliveryStatus,
		deliveredAt: isPending ? null : deliveredAt,
		validityNgAt
	};
}
