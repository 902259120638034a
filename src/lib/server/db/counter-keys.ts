import type { Looker } from '../../contract/desk/matches-view.ts';
import { EMPTY_VIEW, OPEN_STATUSES, type DeskView } from '../../contract/desk/view.ts';
import { addDays, dayOf } from '../../domain/calendar.ts';
import { foldSearch } from '../../domain/orders/search-text.ts';

/** A range of days is added up out of at most so many counters, one a day. */
const MOST_DAYS = 400;

/**
 * The counters that the database keeps (`order_counter_keys`) whose sum is the number of orders in the
 * view; null: no counter knows, the orders have to be counted.
 */
export function counterKeysOf(view: DeskView, { now, personId }: Looker): string[] | null {
	const asks = (...kinds: (keyof DeskView)[]): boolean => asksOnlyFor(view, kinds);
	if (asks('status')) {
		return view.status.length === 0 ? ['all'] : [...new Set(view.status)].map((s) => `status:${s}`);
	}
	if (asks('unsent')) return ['unsent'];
	if (asks('unknown')) return ['unknown'];
	if (asks('hasTask')) return ['tasks'];
	if (asks('status', 'hasDeadline'))
		return isSameSet(view.status, ['authorized']) ? ['deadline'] : null;
	if (asks('status', 'assignee')) {
		const isOpenOnes = view.assignee !== 'nobody' && isSameSet(view.status, OPEN_STATUSES);
		return isOpenOnes ? [`assignee:${view.assignee === 'me' ? personId : view.assignee}`] : null;
	}
	if (asks('status', 'capturedToday', 'capturedFrom', 'capturedTo')) {
		return view.status.length === 0 || view.status.includes('completed')
			? capturedKeys(view, now)
			: [];
	}
	return null;
}

function capturedKeys(view: DeskView, now: number): string[] | null {
	const today = dayOf(now);
	const from = Math.max(view.capturedFrom ?? -Infinity, view.capturedToday ? today : -Infinity);
	const to = Math.min(view.capturedTo ?? Infinity, view.capturedToday ? today : Infinity);
	if (from > to) return [];
	if (to - from >= MOST_DAYS) return null;
	const first = dayOf(0);
	return Array.from({ length: to - from + 1 }, (_, at) => `captured:${addDays(first, from + at)}`);
}

/** Does nothing but these kinds of conditions limit the view? */
function asksOnlyFor(view: DeskView, kinds: readonly (keyof DeskView)[]): boolean {
	return (Object.keys(EMPTY_VIEW) as (keyof DeskView)[]).every((kind) => {
		if (kind === 'sort' || kinds.includes(kind)) return true;
		if (kind === 'search') return foldSearch(view.search).length === 0;
		const wanted = view[kind];
		return Array.isArray(wanted) ? wanted.length === 0 : wanted === EMPTY_VIEW[kind];
	});
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
	return new Set(left).symmetricDifference(new Set(right)).size === 0;
}
