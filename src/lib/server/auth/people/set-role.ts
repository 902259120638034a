import type { Role } from '../../../domain/access/index.ts';
import type { AccessContext } from '../access-context.ts';
import type { Person } from '../principal.ts';
import { changePerson } from './change-person.ts';

/**
 * Gives a person another role and ends the person's sessions.
 * @throws CodedError FORBIDDEN, UNKNOWN_PERSON, LAST_ADMIN
 */
export async function setRole(
	context: AccessContext,
	actor: Person,
	wish: { personId: string; role: Role }
): Promise<void> {
	await changePerson(context, actor, wish.personId, 'person:role-changed', (before) =>
		before.role === wish.role ? null : { ...before, role: wish.role }
	);
}
