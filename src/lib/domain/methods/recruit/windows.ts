import {
	DAY_MS,
	HOUR_MS,
	SECOND_MS,
	addDays,
	dayOf,
	lastDayOfNextMonth,
	startOfDay
} from '../../calendar.ts';
import type { ContractTerms } from '../../orders/contract-terms.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import type { Window } from '../../orders/verdict.ts';
import { RECRUIT_SOLD_STATES } from './states.ts';

/** An authorization lives until the end of the 120th day, counting the day of the order [001 §4-2, §4-11]. */
const CEILING_DAYS = 120;

/** The first instant (epoch ms) at which no authorization of the order can be alive, however extended. */
export function authorizationCeiling(facts: OrderFacts): number {
	return startOfDay(addDays(dayOf(facts.gatewayOrderedAt ?? facts.orderedAt), CEILING_DAYS));
}

/**
 * The first instant (epoch ms) at which the authorization is gone; null while it cannot be known.
 * The validity counts the day of the authorization [001 §4-2]; each extension adds the contract's
 * days, up to the ceiling. An amount change may lengthen it too, nobody says by how much: the
 * earlier expiry stays (the safe side), unless an admin entered the date read at the console.
 */
export function authorizationExpiry(facts: OrderFacts, terms: ContractTerms): number | null {
	if (facts.expiryOverride !== null) {
		return Math.min(facts.expiryOverride, authorizationCeiling(facts));
	}
	if (facts.authorizedAt === null || terms.validityDays === null) return null;
	const first = startOfDay(addDays(dayOf(facts.authorizedAt), terms.validityDays));
	if (facts.extensions === 0 || terms.extensionDays === null) return first;
	const extended = first + facts.extensions * terms.extensionDays * DAY_MS;
	return Math.min(extended, authorizationCeiling(facts));
}

/** Capture, cancel, and amount change before the capture: from the authorization to its expiry. */
export function authorizationWindow(facts: OrderFacts, terms: ContractTerms): Window | null {
	const closesAt = authorizationExpiry(facts, terms);
	if (closesAt === null) return null;
	return { opensAt: facts.authorizedAt ?? facts.orderedAt, closesAt };
}

/** The expiry (epoch ms) after one more extension; null when it cannot be known or would move nothing. */
export function extendedExpiry(facts: OrderFacts, terms: ContractTerms): number | null {
	const expiry = authorizationExpiry(facts, terms);
	if (expiry === null || terms.extensionDays === null) return null;
	const moved = Math.min(expiry + terms.extensionDays * DAY_MS, authorizationCeiling(facts));
	return moved > expiry ? moved : null;
}

/** As long as the authorization, and not at all where the ceiling has been reached. */
export function extensionWindow(facts: OrderFacts, terms: ContractTerms): Window | null {
	if (!terms.extensionEnabled || extendedExpiry(facts, terms) === null) return null;
	return authorizationWindow(facts, terms);
}

/**
 * The instant of the final sale, once there was one. Null otherwise, also where a row says more than
 * its state bears out.
 */
function saleOf(facts: OrderFacts): number | null {
	return RECRUIT_SOLD_STATES.includes(facts.gatewayState) ? facts.capturedAt : null;
}

/**
 * 00:00 after the last day of the month after the sale's month [001 §4-3, §4-4]. Where acceptance and
 * finality of an immediate sale lie in different months, the earlier one decides (the safe side).
 */
function endOfSale(facts: OrderFacts, capturedAt: number): number {
	const decisive = Math.min(facts.acceptedAt ?? capturedAt, capturedAt);
	return startOfDay(addDays(lastDayOfNextMonth(dayOf(decisive)), 1));
}

/** Cancels that reach the gateway after the capture: from the sale to the end of the next month [001 §4-3]. */
export function saleCancelWindow(facts: OrderFacts): Window | null {
	const capturedAt = saleOf(facts);
	if (capturedAt === null) return null;
	return { opensAt: capturedAt, closesAt: endOfSale(facts, capturedAt) };
}

/** Amount changes after the capture: from 01:00 of the day after it [001 §4-7] [000]. */
export function saleAmountWindow(facts: OrderFacts): Window | null {
	const capturedAt = saleOf(facts);
	if (capturedAt === null) return null;
	return {
		opensAt: startOfDay(addDays(dayOf(capturedAt), 1)) + HOUR_MS,
		closesAt: endOfSale(facts, capturedAt)
	};
}

/** The buyer must have opened the authentication page by then [001 §4-9]. */
export function authenticationWindow(facts: OrderFacts): Window | null {
	if (facts.execAt === null || facts.startLimitSeconds === null) return null;
	return { opensAt: facts.execAt, closesAt: facts.execAt + facts.startLimitSeconds * SECOND_MS };
}
