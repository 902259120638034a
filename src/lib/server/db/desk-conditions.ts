import { and, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, sql, type SQL } from 'drizzle-orm';
import type { Looker } from '../../contract/desk/matches-view.ts';
import type { DeskView } from '../../contract/desk/view.ts';
import { addDays, dayOf, startOfDay } from '../../domain/calendar.ts';
import { foldSearch } from '../../domain/orders/search-text.ts';
import { orders } from './schema/index.ts';

const HOUR_MS = 3_600_000;

/** How words are looked for: by the index of grams, or by reading what each order says. */
export type SearchWay = 'grams' | 'letters';

/**
 * The view as conditions on `orders`. `matchesView` says the same to the browser; a test holds the two
 * against each other.
 */
export function conditionsOf(view: DeskView, looker: Looker, by: SearchWay): SQL[] {
	const today = dayOf(looker.now);
	const conditions = [
		oneOf(orders.paymentStatus, view.status),
		oneOf(orders.gatewayState, view.gatewayState),
		oneOf(orders.deliveryStatus, view.delivery),
		oneOf(orders.system, view.system),
		oneOf(orders.shop, view.shop),
		view.amountFrom === null ? undefined : gte(orders.localAmount, view.amountFrom),
		view.amountTo === null ? undefined : lte(orders.localAmount, view.amountTo),
		view.orderedFrom === null ? undefined : gte(orders.orderedAt, startOfDay(view.orderedFrom)),
		view.orderedTo === null
			? undefined
			: lt(orders.orderedAt, startOfDay(addDays(view.orderedTo, 1))),
		capturedBetween(view.capturedFrom, view.capturedTo),
		view.capturedToday ? capturedBetween(today, today) : undefined,
		view.hasDeadline ? isNotNull(orders.riskDeadlineAt) : undefined,
		view.expiresWithin === null
			? undefined
			: and(
					eq(orders.paymentStatus, 'authorized'),
					gte(orders.riskDeadlineAt, looker.now),
					lt(orders.riskDeadlineAt, looker.now + view.expiresWithin * HOUR_MS)
				),
		// The planner takes "not equal" for nearly all orders and would read them; their own index has few.
		view.unsent
			? sql`${orders.id} = any(array(
					select u.id from ${orders} u where u.local_amount <> u.amount or u.content_unsent
				))`
			: undefined,
		view.unknown ? eq(orders.operationState, 'unknown') : undefined,
		view.hasTask ? gt(orders.openTasks, 0) : undefined,
		lookedAfterBy(view.assignee, looker.personId),
		found(view.search, by)
	];
	return conditions.filter((condition) => condition !== undefined);
}

function oneOf(column: Parameters<typeof inArray>[0], wanted: readonly string[]): SQL | undefined {
	const [only, ...others] = wanted;
	if (only === undefined) return undefined;
	return others.length === 0 ? eq(column, only) : inArray(column, [...wanted]);
}

function capturedBetween(from: number | null, to: number | null): SQL | undefined {
	if (from === null && to === null) return undefined;
	return and(
		eq(orders.paymentStatus, 'completed'),
		isNotNull(orders.capturedDay),
		from === null ? undefined : gte(orders.capturedDay, from),
		to === null ? undefined : lte(orders.capturedDay, to)
	);
}

function lookedAfterBy(wanted: string | null, me: string): SQL | undefined {
	if (wanted === null) return undefined;
	if (wanted === 'nobody') return isNull(orders.assigneeId);
	return eq(orders.assigneeId, wanted === 'me' ? me : wanted);
}

/**
 * By grams: out of their index, and again as it is, for grams alone know no order. By letters: of each
 * order that comes by, which a subquery says in a way that the planner cannot turn round; asking a
 * single row for its grams takes far longer than reading it.
 */
function found(search: string, by: SearchWay): SQL | undefined {
	const words = foldSearch(search);
	if (words.length === 0) return undefined;
	if (by === 'letters') {
		return sql`(
			select ${hasWords(words)} from order_search s where s.order_id = ${orders.id}
		)`;
	}
	const grams = [...new Set(words.flatMap(gramsOf))];
	return sql`${orders.id} in (
		select s.order_id from order_search s
		where search_grams(s.searched) @> ${sql.param(grams)}::text[] and ${hasWords(words)}
	)`;
}

/** That a row `s` of `order_search` has every one of some folded words. */
export function hasWords(words: readonly string[]): SQL {
	const likes = words.map((word) => sql`s.searched like ${`%${escapeLike(word)}%`}`);
	return sql.join(likes, sql` and `);
}

/** The longest grams that the index has of a word; none of a single character. */
function gramsOf(word: string): string[] {
	const characters = Array.from(word);
	const size = Math.min(3, characters.length);
	if (size < 2) return [];
	return characters
		.slice(0, characters.length - size + 1)
		.map((_, at) => characters.slice(at, at + size).join(''));
}

function escapeLike(word: string): string {
	return word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
