import { and, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import type { SortKey, SortPlace } from '../../contract/desk/sort.ts';
import type { DeskView } from '../../contract/desk/view.ts';
import type { Looker } from '../../contract/desk/matches-view.ts';
import type { Database, Executor } from './client.ts';
import { conditionsOf } from './desk-conditions.ts';
import { orders } from './schema/index.ts';

const { content: _content, sentContent: _sentContent, ...LISTED } = getTableColumns(orders);

/** Where a page of a list lies: at its top, next to an order that is known, or so many orders down. */
export type PagePlace =
	{ readonly after: SortPlace } | { readonly before: SortPlace } | { readonly skip: number };

/** What each order of a list sorts by, exactly as its index has it. */
const SORTED: Readonly<Record<SortKey, SQL>> = {
	deadline: sql`coalesce(${orders.riskDeadlineAt}, '9999-12-31 00:00:00+00'::timestamptz)`,
	ordered: sql`${orders.orderedAt}`,
	captured: sql`coalesce(${orders.capturedAt}, '1970-01-01 00:00:00+00'::timestamptz)`,
	confirmed: sql`coalesce(${orders.confirmedAt}, '1970-01-01 00:00:00+00'::timestamptz)`,
	number: sql`${orders.number} collate "C"`,
	buyer: sql`${orders.buyerSort} collate "C"`,
	amount: sql`${orders.localAmount}`
};

const TEXT_KEYS: readonly SortKey[] = ['number', 'buyer'];
const YEN_KEYS: readonly SortKey[] = ['amount'];

/**
 * One page of a view by keyset, so that the millionth row costs what the first does; `skip` is for a
 * leap to somewhere in the list. Always in the list's order, also when read backwards.
 */
export async function readDeskPage(
	db: Executor,
	view: DeskView,
	place: PagePlace,
	limit: number,
	looker: Looker,
	ids: readonly number[] | null = null
) {
	const { key, descending } = view.sort;
	const isBackwards = 'before' in place;
	const falling = descending !== isBackwards;
	const sorted = sortedBy(view);
	const direction = falling ? sql`desc nulls last` : sql`asc`;
	const beside =
		'after' in place
			? besideOf(sorted, key, place.after, falling)
			: 'before' in place
				? besideOf(sorted, key, place.before, falling)
				: undefined;
	const rows = await db
		.select(LISTED)
		.from(orders)
		.where(and(...conditionsOf(view, looker), ids ? inArray(orders.id, [...ids]) : undefined, beside))
		.orderBy(sql`${sorted} ${direction}`, sql`${orders.id} ${direction}`)
		.limit(limit)
		.offset('skip' in place ? place.skip : 0);
	return isBackwards ? rows.reverse() : rows;
}

/** A deadline that must be there is sorted by its own column, for which the partial indexes stand. */
function sortedBy(view: DeskView): SQL {
	const { key } = view.sort;
	const mustBe = view.hasDeadline || view.expiresWithin !== null;
	return key === 'deadline' && mustBe ? sql`${orders.riskDeadlineAt}` : SORTED[key];
}

function besideOf(sorted: SQL, key: SortKey, { value, id }: SortPlace, falling: boolean): SQL {
	const bound = TEXT_KEYS.includes(key)
		? sql`${String(value)} collate "C"`
		: YEN_KEYS.includes(key)
			? sql`${Number(value)}::integer`
			: sql`${new Date(Number(value)).toISOString()}::timestamptz`;
	return falling
		? sql`(${sorted}, ${orders.id}) < (${bound}, ${id}::bigint)`
		: sql`(${sorted}, ${orders.id}) > (${bound}, ${id}::bigint)`;
}

/** The listed columns of some orders, in no order. */
export async function readListedOrders(db: Database, ids: readonly number[]) {
	return ids.length === 0
		? []
		: db
				.select(LISTED)
				.from(orders)
				.where(inArray(orders.id, [...ids]));
}
