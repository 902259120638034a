import { searchedText } from '../../domain/orders/search-text.ts';
import type { Executor } from '../db/client.ts';
import { orderSearch } from '../db/schema/index.ts';
import type { OrderRecord } from './order-record.ts';

/** What a search looks through, of a stored order; the browser's `matchesView` says the same of a row. */
export function searchedOf(record: Omit<OrderRecord, 'id'>): string {
	return searchedText({
		number: record.number,
		gatewayOrderId: record.gatewayOrderId,
		slipNumber: record.slipNumber,
		buyerName: record.buyerName,
		buyerKana: record.buyerKana,
		buyerEmail: record.buyerEmail,
		amount: record.localAmount
	});
}

/** Writes what a search finds the order by; in the transaction that changed it. */
export async function writeSearch(tx: Executor, orderId: number, searched: string): Promise<void> {
	await tx
		.insert(orderSearch)
		.values({ orderId, searched })
		.onConflictDoUpdate({ target: orderSearch.orderId, set: { searched } });
}
