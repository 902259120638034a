import type { DeskFigures } from '../../contract/desk/figures.ts';
import type { Looker } from '../../contract/desk/matches-view.ts';
import { placeOf, type SortKey, type SortPlace } from '../../contract/desk/sort.ts';
import type { Total } from '../../contract/desk/total.ts';
import type { DeskView } from '../../contract/desk/view.ts';
import { CodedError } from '../../contract/errors.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { readDeskPage, type PagePlace } from '../db/desk-page.ts';
import { readFigures } from '../db/figures.ts';
import type { DatabaseClients } from '../db/client.ts';
import type { OrderCounts } from './count-orders.ts';
import { rowOf } from './order-record.ts';

/** Orders of a view that stand side by side. */
export interface OrdersPage {
	rows: OrderRow[];
	/** Does the list go on in the direction in which it was read? */
	more: boolean;
	/** Where in the log this page stands: follow the stream from here and nothing is missed. */
	position: string;
}

/** A page as the desk shows it. */
export interface DeskPage extends OrdersPage {
	figures: DeskFigures;
	/** How many orders the whole list has; null for a page beside one that is known. */
	total: Total | null;
}

export interface ListContext extends Pick<DatabaseClients, 'db' | 'sql'> {
	now: () => number;
	/** The log's head, as the stream's reader knows it. */
	readPosition: () => Promise<string>;
	counts: OrderCounts;
}

interface PageRequest {
	view: DeskView;
	place: PagePlace;
	limit: number;
	/** Who looks; a program is nobody. */
	personId: string;
}

/**
 * One page of a view. The position is read before the rows, so that a change between the two comes
 * again by the stream rather than never.
 *
 * @throws CodedError BAD_FIELD for a place that is not of this view's sort
 */
export async function readOrders(context: ListContext, request: PageRequest): Promise<OrdersPage> {
	const { view, place, limit, personId } = request;
	if ('after' in place) checkPlace(place.after, view.sort.key);
	if ('before' in place) checkPlace(place.before, view.sort.key);
	const position = await context.readPosition();
	const looker: Looker = { now: context.now(), personId };
	const size = await context.counts.roughly(view, personId);
	const records = await readDeskPage(context.db, {
		view,
		place,
		limit: limit + 1,
		looker,
		size
	});
	const more = records.length > limit;
	// One too many was read, at the far end of the direction of reading.
	const kept = 'before' in place ? records.slice(-limit) : records.slice(0, limit);
	return { rows: kept.map(rowOf), more, position };
}

/**
 * One page of a view with what stands above and beside it: the figures, and how long the whole list is.
 *
 * @throws CodedError BAD_FIELD for a place that is not of this view's sort
 */
export async function listOrders(context: ListContext, request: PageRequest): Promise<DeskPage> {
	const { view, place, personId } = request;
	const [page, figures, total] = await Promise.all([
		readOrders(context, request),
		readFigures(context.sql, context.now()),
		'skip' in place ? context.counts.of(view, personId) : null
	]);
	return { ...page, figures, total };
}

function checkPlace({ value }: SortPlace, key: SortKey): void {
	const isText = key === 'number' || key === 'buyer';
	if ((typeof value === 'string') !== isText)
		throw new CodedError('BAD_FIELD', { field: 'cursor' });
}

/** The place behind the last row, as programs are given it. */
export function cursorAfter(rows: readonly OrderRow[], key: SortKey): string | null {
	const last = rows.at(-1);
	if (last === undefined) return null;
	const { value, id } = placeOf(last, key);
	return `${key}.${id}.${value}`;
}

/**
 * Reads what {@link cursorAfter} wrote.
 *
 * @throws CodedError BAD_FIELD for a cursor that is not of this sort
 */
export function placeFromCursor(text: string, key: SortKey): SortPlace {
	const [, sort, id = '', value = ''] = /^([a-z]+)\.(\d{1,15})\.(.*)$/su.exec(text) ?? [];
	const isText = key === 'number' || key === 'buyer';
	if (sort !== key || (!isText && !/^\d{1,15}$/.test(value)))
		throw new CodedError('BAD_FIELD', { field: 'cursor' });
	return { value: isText ? value : Number(value), id: Number(id) };
}
