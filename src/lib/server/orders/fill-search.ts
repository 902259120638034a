import { asc, inArray, sql } from 'drizzle-orm';
import { fold } from '../../domain/orders/search-text.ts';
import { orders, orderSearch } from '../db/schema/index.ts';
import type { OrderContext } from './use-case.ts';
import { searchedOf } from './write-search.ts';

const AT_ONCE = 500;

/**
 * Writes what searches and the sort by buyer need for orders that were there before there were any.
 * Batch by batch, so that no screen waits for a long transaction; where nothing is missing, two indexes
 * are compared and no order is read. An order that changes meanwhile writes its own, and several nodes may do this at once.
 *
 * @returns how many orders were filled in
 */
export async function fillSearch(
	{ db }: Pick<OrderContext, 'db'>,
	signal: AbortSignal
): Promise<number> {
	let filled = 0;
	for (let after = 0; !signal.aborted;) {
		const missing = await db
			.select({ id: orders.id })
			.from(orders)
			.where(
				sql`${orders.id} > ${after} and not exists (
					select from ${orderSearch} where ${orderSearch.orderId} = ${orders.id}
				)`
			)
			.orderBy(asc(orders.id))
			.limit(AT_ONCE);
		const last = missing.at(-1)?.id;
		if (last === undefined) return filled;
		await db.transaction(async (tx) => {
			const records = await tx
				.select()
				.from(orders)
				.where(
					inArray(
						orders.id,
						missing.map(({ id }) => id)
					)
				)
				// Whoever is changing an order now is not waited for; the next look fills it in.
				.for('no key update', { skipLocked: true });
			if (records.length === 0) return;
			await tx
				.insert(orderSearch)
				.values(records.map((record) => ({ orderId: record.id, searched: searchedOf(record) })))
				.onConflictDoNothing();
			const unsorted = records.filter(({ buyerSort }) => buyerSort === '');
			if (unsorted.length > 0) {
				const ids = unsorted.map(({ id }) => id);
				const sorts = unsorted.map((record) => fold(record.content.buyer.kana ?? record.buyerName));
				await tx
					.update(orders)
					.set({
						buyerSort: sql`(${sql.param(sorts)}::text[])[array_position(${sql.param(ids)}::bigint[], ${orders.id})]`
					})
					.where(inArray(orders.id, ids));
			}
			filled += records.length;
		});
		after = last;
	}
	return filled;
}
