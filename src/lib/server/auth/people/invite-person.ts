import { eq } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import type { Invitation } from '../../../contract/people.ts';
import type { Role } from '../../../domain/access/index.ts';
import type { Executor } from '../../db/client.ts';
import { credential, person } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import { issueLink } from '../links/issue-link.ts';
import type { Person } from '../principal.ts';
import { recordAccess } from '../record-access.ts';
import { lockAdmins } from './lock-admins.ts';

/**
 * Adds a person and makes the link with which that person chooses a password. Somebody invited
 * before who has not chosen one yet gets a new link, and the old one stops working.
 *
 * @throws CodedError FORBIDDEN; EMAIL_TAKEN when the address belongs to somebody who already works here
 */
export async function invitePerson(
	{ db, effects }: AccessContext,
	actor: Person,
	wish: { name: string; email: string; role: Role }
): Promise<Invitation> {
	return db.transaction(async (tx) => {
		await lockAdmins(tx, actor);
		const now = effects.now();
		const [row] = await tx
			.insert(person)
			.values({ id: effects.newId(), ...wish, createdAt: now, updatedAt: now })
			.onConflictDoUpdate({ target: person.email, set: { ...wish, updatedAt: now } })
			.returning();
		if (row === undefined || row.demo || row.disabledAt !== null || (await hasPassword(tx, row.id)))
			throw new CodedError('EMAIL_TAKEN', { field: 'email' });
		const link = await issueLink(tx, effects, row.id);
		await recordAccess(tx, {
			at: effects.deskNow(),
			actor,
			event: 'person:invited',
			changes: { role: [null, wish.role] },
			detail: { personId: row.id, personName: row.name, email: row.email }
		});
		return { personId: row.id, ...link };
	});
}

async function hasPassword(tx: Executor, personId: string): Promise<boolean> {
	const rows = await tx
		.select({ id: credential.id })
		.from(credential)
		.where(eq(credential.userId, personId));
	return rows.length > 0;
}
