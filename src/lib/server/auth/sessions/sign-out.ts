import { and, eq } from 'drizzle-orm';
import { session } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import type { Person } from '../principal.ts';
import { recordAccess } from '../record-access.ts';
import { expired, type SessionCookie } from './session-cookie.ts';

/**
 * Ends one's own session. Twice is once.
 * @returns the cookie that takes the session's cookie away
 */
export async function signOut(
	{ db, better, effects }: AccessContext,
	who: Person
): Promise<SessionCookie[]> {
	const ended = await db.transaction(async (tx) => {
		const rows = await tx
			.delete(session)
			.where(and(eq(session.id, who.sessionId), eq(session.userId, who.id)))
			.returning({ id: session.id });
		if (rows.length > 0)
			await recordAccess(tx, {
				at: effects.deskNow(),
				actor: who,
				event: 'session:ended',
				detail: { sessionId: who.sessionId }
			});
		return rows.map(({ id }) => id);
	});
	if (ended.length > 0) effects.sessionsEnded(ended);
	const { authCookies } = await better.$context;
	return [expired(authCookies.sessionToken.name)];
}
