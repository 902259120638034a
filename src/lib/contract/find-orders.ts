import { fold } from '../domain/orders/search-text.ts';
import { isOrderNumber } from './order-name.ts';
import type { OrderRow } from './order-row.ts';

/** Longest text that is looked for, in characters; what goes beyond it is not looked at. */
export const FIND_LIMIT = 4_000;
/** So many orders are shown. */
export const FOUND_LIMIT = 8;
/** Of a pasted list, so many ids are looked for. */
export const IDS_LIMIT = 200;

/** By what an order was found. */
export type FoundBy =
	| 'number'
	| 'gatewayId'
	/** A payment that it had before, or that was detached. */
	| 'earlierPayment'
	| 'slip'
	| 'email'
	| 'search';

export interface FoundOrder {
	row: OrderRow;
	by: FoundBy;
	/** The id as it stands on the order; null where no id was matched. */
	id: string | null;
}

export interface FoundOrders {
	/** At most {@link FOUND_LIMIT}, exact ids first. */
	orders: FoundOrder[];
	/** A pasted list of ids: how many were looked for and found, and which were not; else null. */
	list: { asked: number; found: number; missing: string[]; ids: number[] } | null;
}

/** What somebody typed or pasted, taken apart. */
export interface WantedIds {
	/** Several ids, one after the other; [] where it is one thing, or words. */
	list: string[];
	/** Spellings of the one id that it may be. */
	spellings: string[];
	/** The text as one line, for a search. */
	words: string;
}

const HYPHENS = /[‐‑‒–—―−ー]/gu;
const SEPARATORS = /[\s,;、，]+/u;

/**
 * Reads pasted text: full width is half width, all hyphens are one, blanks and line breaks inside an id
 * do not matter, quotes of a spreadsheet go. A text of nothing but ids is a list of them.
 */
export function wantedIds(text: string): WantedIds {
	const narrow = text
		.slice(0, FIND_LIMIT)
		.normalize('NFKC')
		.replaceAll(/["'`“”]/gu, ' ')
		.trim();
	const parts = narrow
		.split(SEPARATORS)
		.map((part) => part.replaceAll(HYPHENS, '-'))
		.filter((part) => part !== '');
	const isList = parts.length > 1 && parts.every(isWholeId);
	const joined = parts.join('');
	return {
		list: isList ? [...new Set(parts)] : [],
		spellings: isList || joined === '' ? [] : spellingsOf([joined, ...parts.slice(0, 1)]),
		words: narrow.split(SEPARATORS).join(' ').trim()
	};
}

/** Both cases: people type them without caring, gateways do care. */
export function spellingsOf(ids: readonly string[]): string[] {
	const spelt = ids.flatMap((id) => [id, id.toUpperCase(), id.toLowerCase()]);
	return [...new Set(spelt)].filter(isOrderNumber);
}

/** Long enough and with a digit: one of several such words is an id, not a name or a sum. */
function isWholeId(part: string): boolean {
	return part.length >= 5 && /\d/.test(part) && isOrderNumber(part);
}

/** Are two spellings the same to a person? */
export function isSameId(a: string | null, b: string): boolean {
	return a !== null && fold(a) === fold(b);
}
