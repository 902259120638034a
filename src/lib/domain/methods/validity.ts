import { addDays, dayOf, startOfDay } from '../calendar.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import { refuse, type Refusal, type Source } from '../orders/refusal.ts';
import type { Window } from '../orders/verdict.ts';

/** The first instant (epoch ms) after a number of days, the day of `start` (epoch ms) included. */
export function endOfDays(start: number, days: number): number {
	return startOfDay(addDays(dayOf(start), days));
}

/** From the authorization to the end of its validity in days; null while either is unknown. */
export function validityWindow({ authorizedAt }: OrderFacts, days: number | null): Window | null {
	if (authorizedAt === null || days === null) return null;
	return { opensAt: authorizedAt, closesAt: endOfDays(authorizedAt, days) };
}

/** Whether an authorization that is held is past its validity. @param at Epoch ms */
export function pastValidity(window: Window | null, at: number, source: Source): Refusal | null {
	if (window === null || at < window.closesAt) return null;
	return refuse('AUTHORIZATION_EXPIRED', { expiredAt: window.closesAt }, source);
}
