import { eq } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import { person } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import type { Person } from '../principal.ts';
import { recordAccess } from '../record-access.ts';
import { deleteSessions } from '../sessions/delete-sessions.ts';

/**
 * Signs a person out everywhere.
 * @returns how many sessions that were
 * @throws CodedError UNKNOWN_PERSON
 */
export async function endSessions(
	{ db, effects }: AccessContext,
	actor: Person,
	personId: string
): Promise<number> {
	const ended = await db.transaction(async (tx) => {
		const [row] = await tx
			.select({ name: person.name })
			.from(person)
			.where(eq(person.id, personId));
		if (row === undefined) throw new CodedError('UNKNOWN_PERSON');
		const sessions = await deleteSessions(tx, personId);
		if (sessions.length > 0)
			await recordAccess(tx, {
				at: effects.deskNow(),
				actor,
				event: 'person:sessions-ended',
				detail: { personId, personName: row.name, sessions: sessions.length }
			});
		return sessions;
	});
	if (ended.length > 0) effects.sessionsEnded(ended);
	return ended.length;
}
