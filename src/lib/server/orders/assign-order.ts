import { CodedError } from '../../contract/errors.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { holdColleagues } from '../auth/people/list-colleagues.ts';
import { notice } from '../db/schema/index.ts';
import type { NoteContext, Writer } from '../notes/note-context.ts';
import { writeNote } from '../notes/write-note.ts';
import { changeOrder, findOrderId, lockOrder } from './change-order.ts';
import { rowOf } from './order-record.ts';
import { AssigneeConflict } from './refusals.ts';

/** Who shall look after an order. */
export interface AssignRequest {
	/** UUID of the note made by the browser: a press whose answer was lost may be repeated. */
	id: string;
	shop: string;
	number: string;
	/** Whom the person saw at it; null: nobody. */
	seen: string | null;
	/** Who shall; null: nobody any more. */
	to: string | null;
	/** For whoever receives it. */
	note: string | null;
	actor: Writer;
}

/**
 * Takes an order, hands it to a colleague, or lets it go, with the note that goes with it, all or
 * nothing. It goes by whom the person saw at the order, not by its version: what the gateway showed
 * meanwhile is no reason to refuse. An order that is already theirs stays as it is.
 *
 * @throws CodedError UNKNOWN_ORDER; UNKNOWN_PERSON where `to` is nobody who may look after orders;
 *   what the note throws
 * @throws AssigneeConflict when it has gone to somebody else meanwhile
 */
export async function assignOrder(context: NoteContext, request: AssignRequest): Promise<OrderRow> {
	const { id: identity, shop, number, seen, to, note, actor } = request;
	const row = await context.db.transaction(async (tx) => {
		const orderId = await findOrderId(tx, shop, number);
		const order = orderId === null ? null : await lockOrder(tx, orderId);
		if (!order) throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
		const isDone = order.assigneeId === to;
		if (!isDone && order.assigneeId !== seen) throw new AssigneeConflict(rowOf(order));
		const [person] = to === null ? [] : await holdColleagues(tx, [to]);
		if (to !== null && person?.canWork !== true && !isDone)
			throw new CodedError('UNKNOWN_PERSON', { field: 'to' });
		const at = Math.max(context.effects.now(), order.updatedAt + 1);
		const receiver = to !== null && to !== actor.id ? to : undefined;
		const written =
			note === null
				? null
				: await writeNote(tx, {
						identity,
						orderId: order.id,
						body: note,
						author: actor,
						at,
						receiver
					});
		// Already theirs: only a note that is new is worth a word to them.
		if (receiver !== undefined && (!isDone || written?.isNew === true)) {
			await tx.insert(notice).values({
				personId: receiver,
				orderId: order.id,
				noteId: written?.record.id ?? null,
				kind: isDone ? 'mentioned' : 'assigned',
				at,
				byName: actor.name
			});
		}
		// The note has counted itself on the row.
		const counted = written?.isNew === true ? await lockOrder(tx, order.id) : order;
		if (isDone || !counted) return rowOf(counted ?? order);
		const changed = await changeOrder(tx, counted, {
			patch: { assigneeId: to, assigneeName: person?.name ?? null },
			event: 'order:assigned',
			actor: { kind: 'person', ...actor },
			at,
			detail: written ? { note: written.record.id } : {}
		});
		return rowOf(changed);
	});
	context.effects.wake();
	return row;
}
