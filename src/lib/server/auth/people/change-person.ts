import { eq } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import type { Role } from '../../../domain/access/index.ts';
import { person } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import type { Person } from '../principal.ts';
import { type AccessEvent, recordAccess } from '../record-access.ts';
import { deleteSessions } from '../sessions/delete-sessions.ts';
import { lockAdmins } from './lock-admins.ts';

/** What an administrator can change about a person. */
interface Standing {
	role: Role;
	/** Epoch ms; null: may sign in. */
	disabledAt: number | null;
}

/**
 * Changes what a person may do, ends the person's sessions and writes the audit, in one transaction.
 * A change that changes nothing is none: it ends no session and leaves no trace.
 *
 * @param change the new standing, or null when it is so already
 * @throws CodedError FORBIDDEN, UNKNOWN_PERSON, LAST_ADMIN
 */
export async function changePerson(
	{ db, effects }: AccessContext,
	actor: Person,
	personId: string,
	event: AccessEvent,
	change: (before: Standing) => Standing | null
): Promise<void> {
	const ended = await db.transaction(async (tx) => {
		const admins = await lockAdmins(tx, actor);
		const [row] = await tx.select().from(person).where(eq(person.id, personId)).for('update');
		if (row === undefined) throw new CodedError('UNKNOWN_PERSON');
		const before: Standing = { role: row.role, disabledAt: row.disabledAt };
		const after = change(before);
		if (after === null) return [];

		const staysAdmin = after.role === 'admin' && after.disabledAt === null;
		const otherAdmins = admins.size - (admins.has(personId) ? 1 : 0);
		if (!staysAdmin && otherAdmins === 0) throw new CodedError('LAST_ADMIN');

		await tx
			.update(person)
			.set({ ...after, updatedAt: effects.now() })
			.where(eq(person.id, personId));
		await recordAccess(tx, {
			at: effects.deskNow(),
			actor,
			event,
			changes: differences(before, after),
			detail: { personId, personName: row.name }
		});
		return deleteSessions(tx, personId);
	});
	if (ended.length > 0) effects.sessionsEnded(ended);
}

function differences(before: Standing, after: Standing): Record<string, [unknown, unknown]> {
	const changes: Record<string, [unknown, unknown]> = {};
	if (before.role !== after.role) changes.role = [before.role, after.role];
	const [was, is] = [before.disabledAt !== null, after.disabledAt !== null];
	if (was !== is) changes.disabled = [was, is];
	return changes;
}
