import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Role } from '../../../domain/access/index.ts';
import { person, session } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';

/**
 * Which of these sessions are still good, and for whom: the question that a hub asks every second
 * about its open sockets. What is missing from the answer is over.
 */
export async function checkSessions(
	{ db, effects }: Pick<AccessContext, 'db' | 'effects'>,
	sessionIds: readonly string[]
): Promise<Map<string, { role: Role; userId: string }>> {
	if (sessionIds.length === 0) return new Map();
	const rows = await db
		.select({ id: session.id, userId: person.id, role: person.role })
		.from(session)
		.innerJoin(person, eq(person.id, session.userId))
		.where(
			and(
				inArray(session.id, [...sessionIds]),
				gt(session.expiresAt, effects.now()),
				isNull(person.disabledAt)
			)
		);
	return new Map(rows.map(({ id, userId, role }) => [id, { role, userId }]));
}
