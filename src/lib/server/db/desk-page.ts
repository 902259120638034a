import { and, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import type { SortKey, SortPlace } from '../../contract/desk/sort.ts';
import type { DeskView } from '../../contract/desk/view.ts';
import type { Looker } from '../../contract/desk/matches-view.ts';
import type { Database, Executor } from './client.ts';
import { conditionsOf } from './desk-conditions.ts';
import { orders } from './schema/index.ts';
import type { ViewSize } from './view-size.ts';

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
 * So many orders of a view are gathered and sorted; of more, the index of the sort is walked until a page
 * is full. Walking is quick where the orders stand evenly in the sort. In sorts that follow the course of
 * an order they do not (what is authorized was never captured, and is new), so gathering pays for longer.
 */
const MOST_GATHERED: Readonly<Record<SortKey, number>> = {
	deadline: 100_000,
	ordered: 20_000,
	captured: 100_000,
	confirmed: 100_000,
	number: 100_000,
	buyer: 20_000,
	amount: 20_000
};

/** Are all orders of the view read and sorted, rather than the sort's index walked? */
function isGathered({ sort, capturedFrom, capturedTo }: DeskView, size: ViewSize): boolean {
	// What was captured long ago lies at the far end of every sort that follows time.
	const isFarOff = sort.descending ? capturedTo !== null : capturedFrom !== null;
	return isFarOff || (size.exact && size.count <= MOST_GATHERED[sort.key]);
}

export interface PageRequest {
	view: DeskView;
	place: PagePlace;
	limit: number;
	looker: Looker;
	/** How many orders the view has, as of a moment ago: decides how they are read, never which. */
	size: ViewSize;
	/** Only these of them. */
	ids?: readonly number[] | null;
}

/**
 * One page of a view by keyset, so that the millionth row costs what the first does; `skip` is for a
 * leap to somewhere in the list. Always in the list's order, also when read backwards.
 */
export async function readDeskPage(db: Executor, request: PageRequest) {
	const { view, place, looker, size } = request;
	const { key, descending } = view.sort;
	const stretch = stretchOf(request);
	const falling = descending !== stretch.isBackwards;
	const sorted = sortedBy(view);
	const order = sql`${sorted} ${direction(key, falling)}, ${orders.id} ${direction(key, falling)}`;
	const beside =
		'after' in place
			? besideOf(sorted, key, place.after, falling)
			: 'before' in place
				? besideOf(sorted, key, place.before, falling)
				: undefined;
	const only = request.ids ? inArray(orders.id, [...request.ids]) : undefined;
	const isAll = only !== undefined || isGathered(view, size);
	const by = isAll && !size.isCommonSearch ? 'grams' : 'letters';
	const matching = and(...conditionsOf(view, looker, by), only, beside);
	const { offset, limit } = stretch;
	if (limit <= 0) return [];
	const page = db.select(LISTED).from(orders).orderBy(order).$dynamic();
	const rows = isAll
		? await page.where(
				sql`${orders.id} = any(array(
					with found as materialized (
						select ${orders.id} as id, ${sorted} as sorted from ${orders} where ${matching ?? sql`true`}
					)
					select id from found
					order by sorted ${direction(key, falling)}, id ${direction(key, falling)}
					limit ${limit} offset ${offset}
				))`
			)
		: offset === 0
			? await page.where(matching).limit(limit)
			: // Whatever is leapt over is read in the index alone.
				await page.where(
					sql`${orders.id} = any(array(
						select ${orders.id} from ${orders} where ${matching ?? sql`true`}
						order by ${order} limit ${limit} offset ${offset}
					))`
				);
	return stretch.isBackwards ? rows.reverse() : rows;
}

/** What is read of the list, and from which end: leaps beyond the middle are shorter from below. */
function stretchOf({ place, limit, size }: PageRequest) {
	if (!('skip' in place)) return { isBackwards: 'before' in place, limit, offset: 0 };
	const { skip } = place;
	if (!size.exact || skip <= size.count / 2) return { isBackwards: false, limit, offset: skip };
	const left = Math.min(limit, size.count - skip);
	return { isBackwards: true, limit: left, offset: size.count - skip - left };
}

/** As the index has it, also where no value can be null: the planner goes by the words. */
function direction(key: SortKey, falling: boolean): SQL {
	if (key === 'ordered') return falling ? sql`desc nulls last` : sql`asc nulls first`;
	return falling ? sql`desc` : sql`asc`;
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
