import { addDays, dayOf, startOfDay } from '../calendar.ts';
import type { ContractTerms } from '../orders/contract-terms.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import { refuse, type Refusal, type Source } from '../orders/refusal.ts';
import type { Window } from '../orders/verdict.ts';
import type { Situation } from './method.ts';

/** The first instant (epoch ms) after a number of days, the day of `start` (epoch ms) included. */
export function endOfDays(start: number, days: number): number {
	return startOfDay(addDays(dayOf(start), days));
}

/** From the authorization to the end of its validity; null while that cannot be known. */
export function validityWindow(
	{ authorizedAt }: OrderFacts,
	{ validityDays }: ContractTerms
): Window | null {
	if (authorizedAt === null || validityDays === null) return null;
	return { opensAt: authorizedAt, closesAt: endOfDays(authorizedAt, validityDays) };
}

/** Is the authorization past its validity? Asked of a payment that is held, or was until it expired. */
export function pastValidity(
	window: Window | null,
	at: Situation['at'],
	source: Source
): Refusal | null {
	if (window === null || at < window.closesAt) return null;
	return refuse('AUTHORIZATION_EXPIRED', { expiredAt: window.closesAt }, source);
}
