import {
	addDays,
	civilDate,
	dayFromCivil,
	dayOf,
	lastDayOfMonth,
	startOfDay
} from '../../calendar.ts';
import type { ContractTerms } from '../../orders/contract-terms.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import type { Window } from '../../orders/verdict.ts';

/**
 * Days of the month after the one in which an order was delivered, except where it says otherwise
 * [003]. The source calls most of them "about": they move by month. Until a shop can set its own they
 * are these for all.
 */
export const MONTHLY_DAYS = {
	/** Sales data and card-validity data are sent, early in the morning. */
	send: 8,
	/** The sales are registered at the gateway. */
	register: 10,
	/** The results come back: 売上報告済 or 売上失敗. */
	results: 18,
	/** The validity of each registered card comes back, every month. */
	validity: 27,
	/** The last day on which a buyer whose card is NG can register it again, in the month after. */
	lastReregistration: 7
} as const;

/** 00:00 of a day in the month after the one in which an instant (epoch ms) lies. */
export function dayOfNextMonth(at: number, day: number): number {
	return startOfDay(addDays(lastDayOfMonth(dayOf(at)), day));
}

function startOfMonth(at: number): number {
	const { year, month } = civilDate(dayOf(at));
	return startOfDay(dayFromCivil(year, month, 1));
}

function isCancelled({ deskStatus, gatewayState }: OrderFacts): boolean {
	return deskStatus === 'cancelled' || gatewayState === 'CANCELLED';
}

/**
 * The month in which the order is or was delivered: whatever is delivered before it ends is in its
 * report. An order that still waits looks at the present month, or at the first month of the
 * recurring service; null where the delivery is not known.
 *
 * @param at Epoch ms
 */
export function reportWindow(facts: OrderFacts, terms: ContractTerms, at: number): Window | null {
	const begins = Math.max(facts.orderedAt, terms.recurringStartsAt ?? facts.orderedAt);
	const delivered = facts.gatewayState === 'PENDING' ? Math.max(at, begins) : facts.deliveredAt;
	if (delivered === null || isCancelled(facts)) return null;
	return {
		opensAt: Math.max(begins, startOfMonth(delivered)),
		closesAt: dayOfNextMonth(delivered, 1)
	};
}

/** From the NG to the end of the last day on which the buyer can register a card again [003]. */
export function reregistrationWindow({ validityNgAt }: OrderFacts): Window | null {
	if (validityNgAt === null) return null;
	return {
		opensAt: validityNgAt,
		closesAt: dayOfNextMonth(validityNgAt, MONTHLY_DAYS.lastReregistration + 1)
	};
}
