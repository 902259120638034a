import { and, sql } from 'drizzle-orm';
import type { Looker } from '../../contract/desk/matches-view.ts';
import { COUNTED_UP_TO, type Total } from '../../contract/desk/total.ts';
import type { DeskView } from '../../contract/desk/view.ts';
import { foldSearch } from '../../domain/orders/search-text.ts';
import type { Database } from './client.ts';
import { counterKeysOf } from './counter-keys.ts';
import { conditionsOf, hasWords } from './desk-conditions.ts';
import { orderCounter, orders } from './schema/index.ts';

/** How many orders a view has, and what follows from it for reading them. */
export interface ViewSize extends Total {
	/** So many orders have what is searched for that looking at them beats any index. */
	isCommonSearch: boolean;
}

/** Of so many of the newest orders ... */
const LOOKED_AT = 1_000;
/** ... so many must have the words for the search to be a common one; fewer where it is not all that is asked. */
const COMMON = 200;
const COMMON_AMONG_OTHERS = 20;

/** The exact number of orders in the view out of the counters, at any size; null: none of them knows. */
export async function readCounted(
	db: Database,
	view: DeskView,
	looker: Looker
): Promise<number | null> {
	const keys = counterKeysOf(view, looker);
	if (keys === null) return null;
	const [sum] = await db
		.select({ count: sql<string>`coalesce(sum(${orderCounter.count}), 0)` })
		.from(orderCounter)
		.where(sql`${orderCounter.key} = any(${sql.param(keys)}::text[])`);
	return Number(sum?.count ?? 0);
}

/**
 * Counts the orders of a view one by one, up to {@link COUNTED_UP_TO}. Beforehand nobody knows whether
 * that many will be found, so the way to them is chosen as if all were read (which a materialised part
 * of a query is, for the planner), and left as soon as there are enough.
 */
export async function countOneByOne(
	db: Database,
	view: DeskView,
	looker: Looker
): Promise<ViewSize> {
	const isCommonSearch = await isCommon(db, view, looker);
	const matching = and(...conditionsOf(view, looker, isCommonSearch ? 'letters' : 'grams'));
	// What is at risk within a time is as exact here as above the list, where it is added up as well.
	const limit = view.expiresWithin === null ? COUNTED_UP_TO + 1 : null;
	const [counted] = await db.execute<{ count: number }>(sql`
		with found as materialized (select 1 from ${orders} where ${matching ?? sql`true`})
		select count(*)::integer as count from (select 1 from found limit ${limit}) enough`);
	const count = counted?.count ?? 0;
	const exact = limit === null || count < limit;
	return { count: exact ? count : COUNTED_UP_TO, exact, isCommonSearch };
}

async function isCommon(db: Database, view: DeskView, looker: Looker): Promise<boolean> {
	const words = foldSearch(view.search);
	if (words.length === 0) return false;
	const [seen] = await db.execute<{ count: number }>(sql`
		select count(*)::integer as count
		from (select searched from order_search order by order_id desc limit ${LOOKED_AT}) s
		where ${hasWords(words)}`);
	const isAlone = conditionsOf({ ...view, search: '' }, looker, 'letters').length === 0;
	return (seen?.count ?? 0) >= (isAlone ? COMMON : COMMON_AMONG_OTHERS);
}
