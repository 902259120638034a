import {
	and,
	asc,
	eq,
	gt,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	or,
	sql,
	type SQL
} from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import {
	CLOSED_DAYS,
	type TaskCounts,
	type TaskList,
	type TaskPage,
	type TaskRow
} from '../../contract/tasks.ts';
import { DAY_MS } from '../../domain/calendar.ts';
import type { Database } from '../db/client.ts';
import { task } from '../db/schema/index.ts';
import { readTasks } from './read-tasks.ts';

export interface TaskListRequest {
	list: TaskList;
	/** Whose work `mine` is. */
	personId: string;
	cursor: string | null;
	limit: number;
	/** Ids on the caller's screen, which it keeps in their places. */
	held: readonly number[];
}

interface TaskListContext {
	db: Database;
	now: () => number;
	readPosition: () => Promise<string>;
}

/** Where a page begins: after this item of the list. */
interface TaskCursor {
	/** Epoch ms; null: as soon as possible. */
	at: number | null;
	id: number;
}

/**
 * One page of a list of work items: open ones by their due date, what is due as soon as possible first,
 * closed ones newest first. The position is read before the rows, so that a change between the two comes
 * again by the stream rather than never.
 *
 * @throws CodedError BAD_FIELD for a cursor that is not of this list
 */
export async function listTasks(
	context: TaskListContext,
	request: TaskListRequest
): Promise<TaskPage> {
	const { db } = context;
	const { list, limit, held } = request;
	const cursor = request.cursor === null ? null : parseCursor(request.cursor, list);
	const position = await context.readPosition();
	const now = context.now();
	const conditions = conditionsOf(request.personId, now);
	const [rows, heldRows, counts] = await Promise.all([
		readTasks(db, {
			where: and(conditions[list], cursor === null ? undefined : after(cursor, list)),
			orderBy:
				list === 'closed'
					? [sql`${task.closedAt} desc nulls last`, sql`${task.id} desc nulls last`]
					: [sql`${task.dueAt} asc nulls first`, asc(task.id)],
			limit
		}),
		held.length === 0
			? []
			: readTasks(db, { where: inArray(task.id, [...held]), orderBy: [asc(task.id)] }),
		countTasks(db, conditions)
	]);
	const last = rows.length === limit ? rows.at(-1) : undefined;
	const onPage = new Set(rows.map(({ id }) => id));
	return {
		rows,
		nextCursor: last ? formatCursor(last, list) : null,
		held: heldRows.filter(({ id }) => !onPage.has(id)),
		counts,
		position
	};
}

function conditionsOf(personId: string, now: number): Readonly<Record<TaskList, SQL | undefined>> {
	const open = isNull(task.closedAt);
	return {
		open,
		mine: and(open, eq(task.ownerId, personId)),
		unowned: and(open, isNull(task.ownerId)),
		overdue: and(open, lte(task.dueAt, now)),
		closed: gt(task.closedAt, now - CLOSED_DAYS * DAY_MS)
	};
}

async function countTasks(
	db: Database,
	conditions: Readonly<Record<TaskList, SQL | undefined>>
): Promise<TaskCounts> {
	const those = (list: TaskList): SQL<number> =>
		sql`count(*) filter (where ${conditions[list]})`.mapWith(Number);
	const [counts] = await db
		.select({
			open: those('open'),
			mine: those('mine'),
			unowned: those('unowned'),
			overdue: those('overdue'),
			closed: those('closed')
		})
		.from(task)
		.where(or(conditions.open, conditions.closed));
	if (!counts) throw new Error('a count without a row');
	return counts;
}

function after({ at, id }: TaskCursor, list: TaskList): SQL | undefined {
	if (list === 'closed') {
		if (at === null) return undefined;
		return or(lt(task.closedAt, at), and(eq(task.closedAt, at), lt(task.id, id)));
	}
	return at === null
		? or(isNotNull(task.dueAt), gt(task.id, id))
		: or(gt(task.dueAt, at), and(eq(task.dueAt, at), gt(task.id, id)));
}

function formatCursor(row: TaskRow, list: TaskList): string {
	const at = list === 'closed' ? row.closed?.at : row.dueAt;
	return `${list === 'closed' ? 'closed' : 'open'}.${at ?? 'asap'}.${row.id}`;
}

function parseCursor(text: string, list: TaskList): TaskCursor {
	const match = /^(open|closed)\.(\d{1,15}|asap)\.(\d{1,15})$/.exec(text);
	const isClosed = list === 'closed';
	if (!match || (match[1] === 'closed') !== isClosed || (isClosed && match[2] === 'asap'))
		throw new CodedError('BAD_FIELD', { field: 'cursor' });
	return { at: match[2] === 'asap' ? null : Number(match[2]), id: Number(match[3]) };
}
