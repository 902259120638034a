import type { OrderRow } from '../order-row.ts';

/** What a list can be sorted by; every one has an index, so that the millionth row costs what the first does. */
export const SORT_KEYS = [
	'deadline',
	'ordered',
	'captured',
	'confirmed',
	'number',
	'buyer',
	'amount'
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface DeskSort {
	key: SortKey;
	descending: boolean;
}

/** A place in a sorted list: the value that is sorted by, and the order's id, which breaks ties. */
export interface SortPlace {
	/** Instants in epoch ms, yen, or text. */
	value: number | string;
	id: number;
}

/** What stands for an instant that is not there: no deadline comes last, never captured or confirmed first. */
const NO_DEADLINE = Date.UTC(9999, 11, 31);
const NEVER = 0;

/** Where the order stands in a list that is sorted by `key`. */
export function placeOf(row: OrderRow, key: SortKey): SortPlace {
	return { value: sortValue(row, key), id: row.id };
}

function sortValue(row: OrderRow, key: SortKey): number | string {
	switch (key) {
		case 'deadline':
			return row.riskDeadlineAt ?? NO_DEADLINE;
		case 'ordered':
			return row.facts.orderedAt;
		case 'captured':
			return row.facts.capturedAt ?? NEVER;
		case 'confirmed':
			return row.confirmedAt ?? NEVER;
		case 'number':
			return row.number;
		case 'buyer':
			return row.buyer.sort;
		case 'amount':
			return row.facts.localAmount;
	}
}

/** Negative when `a` stands above `b`; the database's keyset says the same. */
export function comparePlaces(a: SortPlace, b: SortPlace, descending: boolean): number {
	const rising = compareValues(a.value, b.value) || a.id - b.id;
	return descending ? -rising : rising;
}

/** Negative when `a` stands above `b` in a list of this sort. */
export function compareInView(a: OrderRow, b: OrderRow, sort: DeskSort): number {
	return comparePlaces(placeOf(a, sort.key), placeOf(b, sort.key), sort.descending);
}

/** Text by code points, as the database's "C" collation has it; UTF-16 alone would put 𠮷 before 﨑. */
function compareValues(a: number | string, b: number | string): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	const left = Array.from(String(a));
	const right = Array.from(String(b));
	for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
		const step = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
		if (step !== 0) return step;
	}
	return left.length - right.length;
}
