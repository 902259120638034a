import { startOfDay, startOfDayAfter, DAY_MS } from '../calendar.ts';
import type { ContractTerms } from './transaction.ts';

/** No authorization outlives this many days from the order, the order's day included [001 §4-2]. */
const CEILING_DAYS = 120;

/** 00:00 JST of O + 120, O being the day on which the gateway took the order. */
function ceilingOf(orderedAt: number): number {
	return startOfDayAfter(orderedAt, CEILING_DAYS);
}

/** The first instant too late for a capture: 00:00 JST of A + v. v is 60 at most: no ceiling yet. */
export function firstExpiry(authorizedAt: number, terms: ContractTerms): number {
	return startOfDayAfter(authorizedAt, terms.validityDays);
}

/** The expiry after one more extension by the contract's days. */
export function extendedExpiry(expiry: number, orderedAt: number, terms: ContractTerms): number {
	return Math.min(expiry + terms.extensionDays * DAY_MS, ceilingOf(orderedAt));
}

/**
 * After a capture the amount cannot be changed on the capture's day nor from 00:00 to 01:00 of the
 * day after it [001 §4-5, §4-7]: this is the first instant at which it can.
 */
export function changeOpensAt(capturedAt: number): number {
	return startOfDay(capturedAt) + DAY_MS + DAY_MS / 24;
}
