import { eq } from 'drizzle-orm';
import type { Acknowledgement } from '../../contract/alerts.ts';
import { CodedError } from '../../contract/errors.ts';
import { alert, audit } from '../db/schema/index.ts';
import type { Actor } from '../orders/actor.ts';
import { changeOrder, lockOrder } from '../orders/change-order.ts';
import { shownAlert } from './settle-alerts.ts';
import type { AlertContext } from './alert-context.ts';

/**
 * A person takes note of an alert, by name and for everybody. Only the first one counts; whoever comes
 * later is told who it was. An alert that is already over can still be taken note of.
 *
 * @throws CodedError UNKNOWN_ALERT
 */
export async function acknowledgeAlert(
	context: AlertContext,
	request: { id: number; person: Actor & { id: string; name: string } }
): Promise<Acknowledgement> {
	const { id, person } = request;
	const answer = await context.db.transaction(async (tx): Promise<Acknowledgement> => {
		const [named] = await tx.select().from(alert).where(eq(alert.id, id));
		const record = named ? await lockOrder(tx, named.orderId) : null;
		// Read again under the lock: somebody may have been first a moment ago.
		const [held] = await tx.select().from(alert).where(eq(alert.id, id));
		if (!held || !record) throw new CodedError('UNKNOWN_ALERT', { field: 'id' });
		const { acknowledgedAt, acknowledgedById, acknowledgedByName } = held;
		if (acknowledgedAt !== null) {
			return {
				by: acknowledgedByName ?? '',
				at: acknowledgedAt,
				mine: acknowledgedById === person.id
			};
		}
		const now = context.effects.now();
		const [taken] = await tx
			.update(alert)
			.set({ acknowledgedAt: now, acknowledgedById: person.id, acknowledgedByName: person.name })
			.where(eq(alert.id, id))
			.returning();
		const { kind, level, subjectAt } = held;
		await tx.insert(audit).values({
			at: now,
			actorKind: person.kind,
			actorId: person.id,
			actorName: person.name,
			orderId: record.id,
			event: 'alert:acknowledged',
			changes: {},
			detail: { kind, level, subjectAt }
		});
		await changeOrder(tx, record, {
			patch: taken && record.alertId === id ? shownAlert(taken) : {},
			event: 'alert:acknowledged',
			actor: person,
			at: now
		});
		return { by: person.name, at: now, mine: true };
	});
	context.effects.wake();
	return answer;
}
