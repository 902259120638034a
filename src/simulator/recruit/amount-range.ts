import { totalOf, type Charge } from './transaction.ts';

/** ¥1–9,999,999 for amount and tax together [001 §4-1]. */
const HIGHEST_TOTAL = 9_999_999;

export function isInRange(charge: Charge): boolean {
	const total = totalOf(charge);
	return total >= 1 && total <= HIGHEST_TOTAL;
}
