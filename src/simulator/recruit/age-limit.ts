import { startOfDayAfter } from '../calendar.ts';
import type { Transaction } from './transaction.ts';

/** A Recruit trade older than this cannot be processed at all (E11010017). */
const OLDEST_TRADE_DAYS = 180;

export function isTooOld(transaction: Transaction, now: number): boolean {
	return now >= startOfDayAfter(transaction.enteredAt, OLDEST_TRADE_DAYS);
}
