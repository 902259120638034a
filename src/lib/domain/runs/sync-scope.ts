import { civilDate, dayFromCivil, dayOf, type Day } from '../calendar.ts';
import type { Method } from '../methods/method.ts';

/** Which payments of a system a gateway sync reads. */
export interface SyncScope {
	/** Something may still happen, whenever it began. */
	readonly openStates: readonly string[];
	/** Sold; the gateway's console may still change it for a while, see {@link soldSince}. */
	readonly soldStates: readonly string[];
	/** Nothing is open at the gateway any more. */
	readonly endedStates: readonly string[];
}

/**
 * What a sync reads of one payment system: every state that something can still leave. Sales are
 * told apart, because they can be undone only until the end of the month after the capture's.
 */
export function syncScopeOf(method: Method): SyncScope {
	const alive = method.states.filter((state) => !method.deadEnds.includes(state));
	const isSold = (state: string): boolean => method.statusOf[state] === 'completed';
	return {
		openStates: alive.filter((state) => !isSold(state)),
		soldStates: alive.filter(isSold),
		endedStates: [...new Set([...method.deadEnds, ...method.endedStates])]
	};
}

/** The first day of capture whose window (the end of the month after it) is still open at `now`. */
export function soldSince(now: number): Day {
	const { year, month } = civilDate(dayOf(now));
	return dayFromCivil(year, month - 1, 1);
}
