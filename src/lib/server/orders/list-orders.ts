import type { DeskFigures, DeskView } from '../../contract/desk-view.ts';
import { CodedError } from '../../contract/errors.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { readDeskPage, type DeskCursor } from '../db/desk-page.ts';
import { readFigures } from '../db/figures.ts';
import type { DatabaseClients } from '../db/client.ts';
import { rowOf } from './order-record.ts';

export interface DeskPage {
	rows: OrderRow[];
	/** Null on the last page. */
	nextCursor: string | null;
	/** Where in the log this page stands: follow the stream from here and nothing is missed. */
	position: string;
	figures: DeskFigures;
}

export interface ListContext extends Pick<DatabaseClients, 'db' | 'sql'> {
	now: () => number;
	/** The log's head, as the stream's reader knows it. */
	readPosition: () => Promise<string>;
}

/**
 * One page of a view. The position is read before the rows, so that a change between the two comes
 * again by the stream rather than never.
 *
 * @throws CodedError BAD_FIELD for a cursor that is not of this view
 */
export async function listOrders(
	context: ListContext,
	request: { view: DeskView; cursor: string | null; limit: number }
): Promise<DeskPage> {
	const { view, limit } = request;
	const cursor = request.cursor === null ? null : parseCursor(request.cursor, view);
	const position = await context.readPosition();
	const now = context.now();
	const [records, figures] = await Promise.all([
		readDeskPage(context.db, view, cursor, limit, now),
		readFigures(context.sql, now)
	]);
	const rows = records.map(rowOf);
	const last = rows.length === limit ? rows.at(-1) : undefined;
	return { rows, nextCursor: last ? formatCursor(last, view) : null, position, figures };
}

function formatCursor(row: OrderRow, view: DeskView): string {
	const at = view.sort === 'deadline' ? row.riskDeadlineAt : row.facts.orderedAt;
	return `${view.sort}.${at}.${row.id}`;
}

function parseCursor(text: string, view: DeskView): DeskCursor {
	const match = /^(deadline|newest)\.(\d{1,15})\.(\d{1,15})$/.exec(text);
	const sort = match?.[1];
	if (!match || sort !== view.sort) throw new CodedError('BAD_FIELD', { field: 'cursor' });
	return { sort: view.sort, at: Number(match[2]), id: Number(match[3]) };
}
