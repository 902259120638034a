import { eq, inArray, sql } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { mentionedIn, NOTES_SHOWN, type NoteView } from '../../contract/notes.ts';
import type { Executor } from '../db/client.ts';
import { note, person } from '../db/schema/index.ts';
import type { NoteRecord } from './write-note.ts';

/** The latest notes of an order, oldest first; the text of a withdrawn one stays on the server. */
export async function readNotesOf(db: Executor, orderId: number): Promise<NoteView[]> {
	const records = await db
		.select()
		.from(note)
		.where(eq(note.orderId, orderId))
		.orderBy(sql`${note.id} desc nulls last`)
		.limit(NOTES_SHOWN);
	return views(db, records.reverse());
}

/** @throws CodedError UNKNOWN_NOTE */
export async function readNote(db: Executor, id: number): Promise<NoteView> {
	const records = await db.select().from(note).where(eq(note.id, id));
	const [view] = await views(db, records);
	if (!view) throw new CodedError('UNKNOWN_NOTE', { field: 'id' });
	return view;
}

/** The names of everybody whom texts name, also of those who have left. */
export async function namesIn(
	db: Executor,
	bodies: readonly string[]
): Promise<{ id: string; name: string }[]> {
	const ids = [...new Set(bodies.flatMap(mentionedIn))];
	if (ids.length === 0) return [];
	return db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, ids));
}

async function views(db: Executor, records: readonly NoteRecord[]): Promise<NoteView[]> {
	const standing = records.filter(({ withdrawnAt }) => withdrawnAt === null);
	const people = await namesIn(
		db,
		standing.map(({ body }) => body)
	);
	return records.map((record) => {
		const body = record.withdrawnAt === null ? record.body : null;
		const ids = body === null ? [] : mentionedIn(body);
		return {
			id: record.id,
			at: record.at,
			author: { id: record.authorId, name: record.authorName },
			body,
			withdrawnAt: record.withdrawnAt,
			mentions: people.filter(({ id }) => ids.includes(id))
		};
	});
}
