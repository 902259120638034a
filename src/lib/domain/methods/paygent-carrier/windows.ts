import { HOUR_MS, addDays, dayOf, startOfDay } from '../../calendar.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import type { Window } from '../../orders/verdict.ts';

/** Captures that are requested before this hour are confirmed on the next day [004 §5]. */
const CUT_OFF = 21 * HOUR_MS;
/** From this hour on the carriers confirm, one order after another [004 §5]. */
const CONFIRMS_FROM = 11 * HOUR_MS;

/**
 * When the carrier confirms the capture that was requested last: from 11:00 of the next day, a day
 * later for what was requested from 21:00:00 on (our reading), and late once that day is over (ours).
 */
export function clearingWindow({ captureRequestedAt }: OrderFacts): Window | null {
	if (captureRequestedAt === null) return null;
	const requested = dayOf(captureRequestedAt);
	const inTime = captureRequestedAt < startOfDay(requested) + CUT_OFF;
	const confirmed = addDays(requested, inTime ? 1 : 2);
	return {
		opensAt: startOfDay(confirmed) + CONFIRMS_FROM,
		closesAt: startOfDay(addDays(confirmed, 1))
	};
}
