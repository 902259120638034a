import { and, count, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { readableNote, type NoticeList, type NoticeView } from '../../contract/notes.ts';
import type { Executor } from '../db/client.ts';
import { note, notice, orders } from '../db/schema/index.ts';
import { namesIn } from './read-notes.ts';

/** Unread ones that are listed; the count tells of more. */
const MOST_UNSEEN = 100;
const MOST_SEEN = 20;
/** Characters of a note that a notice shows. */
const EXCERPT = 140;

/** What concerns a person: all that is unread, then what was read last. */
export async function listNotices(db: Executor, personId: string): Promise<NoticeList> {
	const mine = (seen: SQL, limit: number) =>
		db
			.select({
				notice,
				body: note.body,
				withdrawnAt: note.withdrawnAt,
				shop: orders.shop,
				number: orders.number,
				buyerName: orders.buyerName
			})
			.from(notice)
			.innerJoin(orders, eq(orders.id, notice.orderId))
			.leftJoin(note, eq(note.id, notice.noteId))
			.where(and(eq(notice.personId, personId), seen))
			.orderBy(sql`${notice.id} desc nulls last`)
			.limit(limit);
	const [unread, read, unseen] = await Promise.all([
		mine(isNull(notice.seenAt), MOST_UNSEEN),
		mine(isNotNull(notice.seenAt), MOST_SEEN),
		countUnseenNotices(db, personId)
	]);
	const rows = [...unread, ...read].map(({ body, withdrawnAt, ...row }) => ({
		...row,
		body: withdrawnAt === null ? body : null
	}));
	const people = await namesIn(
		db,
		rows.flatMap(({ body }) => (body === null ? [] : [body]))
	);
	const notices = rows.map(
		({ notice: { id, kind, at, byName, seenAt }, body, ...order }): NoticeView => ({
			id,
			kind,
			at,
			byName,
			order,
			excerpt: body === null ? null : beginning(readableNote(body, people)),
			seenAt
		})
	);
	return { unseen, notices };
}

/** How many notices a person has not seen. */
export async function countUnseenNotices(db: Executor, personId: string): Promise<number> {
	const [row] = await db
		.select({ unseen: count() })
		.from(notice)
		.where(and(eq(notice.personId, personId), isNull(notice.seenAt)));
	return row?.unseen ?? 0;
}

/** On one line, and never half a character. */
function beginning(text: string): string {
	const letters = Array.from(text.replaceAll(/\s+/gu, ' ').trim());
	return letters.length <= EXCERPT ? letters.join('') : `${letters.slice(0, EXCERPT).join('')}…`;
}
