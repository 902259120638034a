import { and, inArray, sql as fragment } from 'drizzle-orm';
import { addressFrom } from '../../contract/desk/view-query.ts';
import { SEARCH_LIMIT } from '../../contract/desk/view.ts';
import {
	FOUND_LIMIT,
	IDS_LIMIT,
	isSameId,
	spellingsOf,
	wantedIds,
	type FoundOrder,
	type FoundOrders
} from '../../contract/find-orders.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { readDeskPage, readListedOrders } from '../db/desk-page.ts';
import { gatewayAccount, gatewayOrder, orders } from '../db/schema/index.ts';
import type { ListContext } from './list-orders.ts';
import { rowOf } from './order-record.ts';

/** Orders of one parcel; more with the same digits somewhere are not looked at. */
const SAME_SLIP = 20;

/**
 * The few orders that a typed or pasted text most likely means: exact numbers and gateway ids first, each
 * by its unique index, then what the search finds. A list of ids finds each of them.
 */
export async function findOrders(
	context: ListContext,
	request: { text: string; personId: string }
): Promise<FoundOrders> {
	const { list, spellings, words } = wantedIds(request.text);
	if (list.length > 0) return findListed(context, list);
	const exact = await findExactly(context, spellings);
	const found = await search(context, words, request.personId);
	const others = found.map((row): FoundOrder => ({ row, ...matchOf(row, words) }));
	const byId = others.filter(({ id }) => id !== null);
	const byWords = others.filter(({ id }) => id === null);
	const all = eachOnce([...exact, ...byId, ...byWords]);
	return { orders: all.slice(0, FOUND_LIMIT), list: null };
}

/** Every order that one of the ids names, in the order in which they were pasted. */
async function findListed(context: ListContext, list: readonly string[]): Promise<FoundOrders> {
	const wanted = list.slice(0, IDS_LIMIT);
	const exact = await findExactly(context, spellingsOf(wanted));
	const slips = await findBySlip(context, wanted, exact);
	const all = [...exact, ...slips];
	const ofId = (id: string) => all.filter((found) => isSameId(found.id, id));
	const sorted = eachOnce(wanted.flatMap(ofId));
	return {
		orders: sorted.slice(0, FOUND_LIMIT),
		list: {
			asked: wanted.length,
			found: sorted.length,
			missing: wanted.filter((id) => ofId(id).length === 0),
			ids: sorted.map(({ row }) => row.id)
		}
	};
}

/** Every match by number, then by the id of a payment that the order has or had. */
async function findExactly(
	{ db }: ListContext,
	spellings: readonly string[]
): Promise<FoundOrder[]> {
	if (spellings.length === 0) return [];
	const [numbered, paid] = await Promise.all([
		db
			.select({ id: orders.id, matched: orders.number })
			.from(orders)
			// As its index has it: another collation would read the whole table.
			.where(inArray(fragment`${orders.number} collate "C"`, [...spellings])),
		db
			.select({ id: gatewayOrder.orderId, matched: gatewayOrder.gatewayOrderId })
			.from(gatewayOrder)
			.where(
				and(
					// All ShopIDs that there are, so that the unique index is read by both of its columns.
					fragment`${gatewayOrder.gatewayShopId} = any(array(
						select ${gatewayAccount.gatewayShopId} from ${gatewayAccount}
					))`,
					inArray(gatewayOrder.gatewayOrderId, [...spellings])
				)
			)
	]);
	const records = await readListedOrders(db, [
		...new Set([...numbered, ...paid].map(({ id }) => id))
	]);
	const rows = new Map(records.map((record) => [record.id, rowOf(record)]));
	const found: FoundOrder[] = [];
	for (const { id, matched } of numbered) {
		const row = rows.get(id);
		if (row) found.push({ row, by: 'number', id: matched });
	}
	for (const { id, matched } of paid) {
		const row = rows.get(id);
		const by = row?.gatewayOrderId === matched ? 'gatewayId' : 'earlierPayment';
		if (row) found.push({ row, by, id: matched });
	}
	return found;
}

/** Each order once, by what it was found by first. */
function eachOnce(found: readonly FoundOrder[]): FoundOrder[] {
	const known = new Map<number, FoundOrder>();
	for (const one of found) if (!known.has(one.row.id)) known.set(one.row.id, one);
	return [...known.values()];
}

/** Slip numbers stand in the search only; a word of it finds the order, its slip number decides. */
async function findBySlip(
	{ db, sql }: ListContext,
	wanted: readonly string[],
	exact: readonly FoundOrder[]
): Promise<FoundOrder[]> {
	const rest = wanted.filter((id) => !exact.some((found) => isSameId(found.id, id)));
	const digits = rest.filter((id) => /^[\d-]{6,20}$/.test(id)).slice(0, IDS_LIMIT);
	if (digits.length === 0) return [];
	const spelt = [...new Set(digits.flatMap((id) => [id, id.replaceAll('-', '')]))];
	const found = await sql<{ id: number }[]>`
		select o.id::integer as id
		from unnest(${spelt}::text[]) wanted (slip)
			cross join lateral (
				select s.order_id from order_search s
				where search_grams(s.searched) @> search_grams(wanted.slip)
					and s.searched like '%' || wanted.slip || '%'
				limit ${SAME_SLIP}
			) near
			join orders o on o.id = near.order_id and o.slip_number = wanted.slip`;
	const records = await readListedOrders(
		db,
		found.map(({ id }) => id)
	);
	return records.map((record) => ({ row: rowOf(record), by: 'slip', id: record.slipNumber }));
}

async function search(context: ListContext, words: string, personId: string): Promise<OrderRow[]> {
	const query = new URLSearchParams({ tab: 'all', q: words.slice(0, SEARCH_LIMIT) });
	const { view } = addressFrom(query);
	if (Array.from(view.search).length < 2) return [];
	const records = await readDeskPage(context.db, {
		view,
		place: { skip: 0 },
		limit: FOUND_LIMIT,
		looker: { now: context.now(), personId },
		size: await context.counts.roughly(view, personId)
	});
	return records.map(rowOf);
}

function matchOf(row: OrderRow, words: string): Pick<FoundOrder, 'by' | 'id'> {
	if (isSameId(row.slipNumber, words)) return { by: 'slip', id: row.slipNumber };
	if (isSameId(row.buyer.email, words)) return { by: 'email', id: row.buyer.email };
	return { by: 'search', id: null };
}
