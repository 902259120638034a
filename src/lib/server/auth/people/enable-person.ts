import type { AccessContext } from '../access-context.ts';
import type { Person } from '../principal.ts';
import { changePerson } from './change-person.ts';

/**
 * Lets a disabled person sign in again, with the role and the password of before.
 * @throws CodedError FORBIDDEN, UNKNOWN_PERSON
 */
export async function enablePerson(
	context: AccessContext,
	actor: Person,
	personId: string
): Promise<void> {
	await changePerson(context, actor, personId, 'person:enabled', (before) =>
		before.disabledAt === null ? null : { ...before, disabledAt: null }
	);
}
