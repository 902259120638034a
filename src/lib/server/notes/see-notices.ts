import { and, eq, isNull } from 'drizzle-orm';
import { notice } from '../db/schema/index.ts';
import { appendEvent, findOrderId } from '../orders/change-order.ts';
import type { NoteContext } from './note-context.ts';

/** Which notices a person has seen: one, all of an order, or all there are. */
export type Seen = { notice: number } | { shop: string; number: string } | 'all';

/**
 * Marks a person's own notices as seen, and tells all screens of this person so. What nobody knows, or
 * was seen before, changes nothing.
 */
export async function seeNotices(
	context: NoteContext,
	personId: string,
	seen: Seen
): Promise<void> {
	const at = context.effects.now();
	const isNews = await context.db.transaction(async (tx) => {
		const orderId =
			seen !== 'all' && 'shop' in seen ? await findOrderId(tx, seen.shop, seen.number) : null;
		if (seen !== 'all' && 'shop' in seen && orderId === null) return false;
		const moved = await tx
			.update(notice)
			.set({ seenAt: at })
			.where(
				and(
					eq(notice.personId, personId),
					isNull(notice.seenAt),
					seen !== 'all' && 'notice' in seen ? eq(notice.id, seen.notice) : undefined,
					orderId === null ? undefined : eq(notice.orderId, orderId)
				)
			)
			.returning({ orderId: notice.orderId });
		const [first] = moved;
		// The figures carry the mark of all notices; one event is enough for them to be read again.
		if (first) await appendEvent(tx, first.orderId, 'notice:seen', at);
		return first !== undefined;
	});
	if (isNews) context.effects.wake();
}
