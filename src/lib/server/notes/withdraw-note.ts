import { and, eq, isNull } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { NoteView } from '../../contract/notes.ts';
import { note, notice } from '../db/schema/index.ts';
import { appendEvent, lockOrder } from '../orders/change-order.ts';
import type { NoteContext, Writer } from './note-context.ts';
import { namesIn, readNote } from './read-notes.ts';
import { recordNote } from './write-note.ts';

/**
 * Takes a note back: it stays in its place, without its text, which only the audit keeps. Whoever was
 * named and has not read it is not called any more. Taking it back again changes nothing.
 *
 * @throws CodedError UNKNOWN_NOTE; FORBIDDEN where somebody else wrote it
 */
export async function withdrawNote(
	context: NoteContext,
	request: { id: number; author: Writer }
): Promise<NoteView> {
	const { id, author } = request;
	const view = await context.db.transaction(async (tx) => {
		const [found] = await tx.select({ orderId: note.orderId }).from(note).where(eq(note.id, id));
		const order = found ? await lockOrder(tx, found.orderId) : null;
		const [record] = await tx.select().from(note).where(eq(note.id, id)).for('update');
		if (!order || !record) throw new CodedError('UNKNOWN_NOTE', { field: 'id' });
		if (record.authorId !== author.id) throw new CodedError('FORBIDDEN');
		if (record.withdrawnAt !== null) return readNote(tx, id);
		const at = Math.max(context.effects.now(), order.updatedAt + 1);
		const mentions = await namesIn(tx, [record.body]);
		await Promise.all([
			tx.update(note).set({ withdrawnAt: at }).where(eq(note.id, id)),
			tx
				.update(notice)
				.set({ seenAt: at })
				.where(and(eq(notice.noteId, id), eq(notice.kind, 'mentioned'), isNull(notice.seenAt))),
			recordNote(tx, record, 'note:withdrawn', author, at, mentions),
			appendEvent(tx, order.id, 'note:withdrawn', at)
		]);
		return readNote(tx, id);
	});
	context.effects.wake();
	return view;
}
