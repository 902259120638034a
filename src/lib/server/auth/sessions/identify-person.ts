import { isRole } from '../../../domain/access/index.ts';
import type { AccessContext } from '../access-context.ts';
import type { Person } from '../principal.ts';

/**
 * Whose cookie it is, as things stand now: role, name and whether the person may still sign in are
 * read afresh. Null for no cookie, a foreign or forged one, a session that is over.
 *
 * @param cookie the Cookie header
 */
export async function identifyPerson(
	{ better }: Pick<AccessContext, 'better'>,
	cookie: string | null
): Promise<Person | null> {
	if (cookie === null) return null;
	const found = await better.api.getSession({ headers: new Headers({ cookie }) });
	if (found === null) return null;
	const { user, session } = found;
	if ((user.disabledAt ?? null) !== null || !isRole(user.role)) return null;
	return {
		kind: 'person',
		id: user.id,
		name: user.name,
		email: user.email,
		role: user.role,
		sessionId: session.id
	};
}
