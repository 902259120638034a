import { and, asc, count, eq, gt, sql } from 'drizzle-orm';
import type { PersonView } from '../../../contract/people.ts';
import { credential, person, session } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';

/** Everybody, by name, with how many live sessions each has. */
export async function listPeople({ db, effects }: AccessContext): Promise<PersonView[]> {
	const live = db
		.select({ userId: session.userId, sessions: count().as('sessions') })
		.from(session)
		.where(gt(session.expiresAt, effects.now()))
		.groupBy(session.userId)
		.as('live');
	const rows = await db
		.select({
			person,
			credentialId: credential.id,
			sessions: sql`coalesce(${live.sessions}, 0)`.mapWith(Number)
		})
		.from(person)
		.leftJoin(
			credential,
			and(eq(credential.userId, person.id), eq(credential.providerId, 'credential'))
		)
		.leftJoin(live, eq(live.userId, person.id))
		.orderBy(asc(person.name), asc(person.id));
	return rows.map((row) => ({
		id: row.person.id,
		name: row.person.name,
		email: row.person.email,
		role: row.person.role,
		state: stateOf(row.person, row.credentialId !== null),
		demo: row.person.demo,
		liveSessions: row.sessions
	}));
}

function stateOf(
	row: { disabledAt: number | null; demo: boolean },
	hasPassword: boolean
): PersonView['state'] {
	if (row.disabledAt !== null) return 'disabled';
	return hasPassword || row.demo ? 'active' : 'invited';
}
