import { CodedError } from '../../contract/errors.ts';
import type { NoteView } from '../../contract/notes.ts';
import { findOrderId, lockOrder } from '../orders/change-order.ts';
import type { NoteContext, Writer } from './note-context.ts';
import { readNote } from './read-notes.ts';
import { writeNote } from './write-note.ts';

/** A note as its author sends it. */
export interface NoteRequest {
	/** UUID made by the browser: a press whose answer was lost may be repeated. */
	id: string;
	shop: string;
	number: string;
	/** 1 to {@link NOTE_LIMIT} characters of text that can be kept. */
	body: string;
	author: Writer;
}

/**
 * Writes a note on an order; everybody whom it names is told once.
 *
 * @throws CodedError UNKNOWN_ORDER, CARD_NUMBER_REFUSED, MENTION_UNKNOWN, IDENTITY_REUSED
 */
export async function addNote(context: NoteContext, request: NoteRequest): Promise<NoteView> {
	const { id: identity, shop, number, body, author } = request;
	const view = await context.db.transaction(async (tx) => {
		const orderId = await findOrderId(tx, shop, number);
		const order = orderId === null ? null : await lockOrder(tx, orderId);
		if (!order) throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
		// Never before the order's last change, so that every screen takes it for news.
		const at = Math.max(context.effects.now(), order.updatedAt + 1);
		const { record } = await writeNote(tx, { identity, orderId: order.id, body, author, at });
		return readNote(tx, record.id);
	});
	context.effects.wake();
	return view;
}
