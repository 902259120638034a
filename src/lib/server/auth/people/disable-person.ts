import type { AccessContext } from '../access-context.ts';
import type { Person } from '../principal.ts';
import { changePerson } from './change-person.ts';

/**
 * Shuts a person out at once: no sign-in any more, every session over.
 * @throws CodedError FORBIDDEN, UNKNOWN_PERSON, LAST_ADMIN
 */
export async function disablePerson(
	context: AccessContext,
	actor: Person,
	personId: string
): Promise<void> {
	await changePerson(context, actor, personId, 'person:disabled', (before) =>
		before.disabledAt === null ? { ...before, disabledAt: context.effects.now() } : null
	);
}
