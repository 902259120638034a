import { eq } from 'drizzle-orm';
import { holdsCardNumber } from '../../contract/card-number.ts';
import { CodedError } from '../../contract/errors.ts';
import { mentionedIn, type Colleague } from '../../contract/notes.ts';
import { holdColleagues } from '../auth/people/list-colleagues.ts';
import type { Executor } from '../db/client.ts';
import { audit, note, notice } from '../db/schema/index.ts';
import { appendEvent } from '../orders/change-order.ts';
import type { Writer } from './note-context.ts';

export type NoteRecord = typeof note.$inferSelect;

/** A note that a person wants on an order. */
export interface NoteWish {
	/** UUID made by the browser. */
	identity: string;
	orderId: number;
	body: string;
	author: Writer;
	/** Epoch ms. */
	at: number;
	/** Who is given the order with it, and told so: one notice, not two. */
	receiver?: string | undefined;
}

/** What a wish came to. */
export interface WrittenNote {
	record: NoteRecord;
	/** Everybody whom it names. */
	mentions: Colleague[];
	/** False: this very wish had come before, and nothing was done again. */
	isNew: boolean;
}

/**
 * Puts a note on an order in the caller's transaction, which holds the order's lock: the note, a notice
 * to everybody whom it names but its author, a line in the history and an event for the screens. The
 * order has no new version: nothing that a rule looks at moved.
 *
 * @throws CodedError CARD_NUMBER_REFUSED; MENTION_UNKNOWN where it names nobody of the desk;
 *   IDENTITY_REUSED where the UUID is that of another note
 */
export async function writeNote(tx: Executor, wish: NoteWish): Promise<WrittenNote> {
	const { identity, orderId, body, author, at } = wish;
	if (holdsCardNumber(body)) throw new CodedError('CARD_NUMBER_REFUSED', { field: 'body' });
	const [known] = await tx.select().from(note).where(eq(note.identity, identity));
	if (known) {
		const isSame = known.orderId === orderId && known.authorId === author.id && known.body === body;
		if (!isSame) throw new CodedError('IDENTITY_REUSED', { field: 'id' });
		return { record: known, mentions: [], isNew: false };
	}
	const named = mentionedIn(body);
	const mentions = await holdColleagues(tx, named);
	const stranger = named.find((id) => !mentions.some((one) => one.id === id));
	if (stranger !== undefined)
		throw new CodedError('MENTION_UNKNOWN', { field: 'body', params: { mention: stranger } });
	const [record] = await tx
		.insert(note)
		.values({ identity, orderId, at, authorId: author.id, authorName: author.name, body })
		.returning();
	if (!record) throw new Error(`the note ${identity} was not written`);
	const told = mentions.filter(({ id }) => id !== author.id && id !== wish.receiver);
	await Promise.all([
		told.length === 0
			? null
			: tx.insert(notice).values(
					told.map(({ id }) => ({
						personId: id,
						orderId,
						noteId: record.id,
						kind: 'mentioned' as const,
						at,
						byName: author.name
					}))
				),
		recordNote(tx, record, 'note:written', author, at, mentions),
		appendEvent(tx, orderId, 'note:written', at)
	]);
	return { record, mentions, isNew: true };
}

/** The line in the history: what was written, or taken back, with those whom it names, so that it can be read. */
export async function recordNote(
	tx: Executor,
	record: NoteRecord,
	event: 'note:written' | 'note:withdrawn',
	author: Writer,
	at: number,
	mentions: readonly Pick<Colleague, 'id' | 'name'>[]
): Promise<void> {
	const isWritten = event === 'note:written';
	await tx.insert(audit).values({
		at,
		actorKind: 'person',
		actorId: author.id,
		actorName: author.name,
		orderId: record.orderId,
		event,
		changes: { note: isWritten ? [null, record.body] : [record.body, null] },
		detail: { note: record.id, mentions: mentions.map(({ id, name }) => ({ id, name })) }
	});
}
