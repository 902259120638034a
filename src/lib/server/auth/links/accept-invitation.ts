import { eq } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import { person } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import { hashPassword } from '../password-hash.ts';
import { recordAccess } from '../record-access.ts';
import { consumeLink } from './consume-link.ts';
import { readLink } from './read-link.ts';
import { storePassword } from './store-password.ts';

/**
 * An invited person chooses a password.
 * @returns the person's id
 * @throws CodedError LINK_INVALID
 */
export async function acceptInvitation(
	context: AccessContext,
	wish: { token: string; password: string }
): Promise<string> {
	const { db, effects } = context;
	// Hashing is dear, so a token that is nobody's is refused before.
	await readLink(context, wish.token);
	const passwordHash = await hashPassword(wish.password);
	return db.transaction(async (tx) => {
		const { personId } = await consumeLink(tx, wish.token, effects.now());
		if (personId === null) throw new CodedError('LINK_INVALID');
		const [row] = await tx.select().from(person).where(eq(person.id, personId)).for('update');
		if (row === undefined || row.disabledAt !== null) throw new CodedError('LINK_INVALID');
		await storePassword(tx, effects, personId, passwordHash);
		await recordAccess(tx, {
			at: effects.deskNow(),
			actor: { kind: 'person', id: row.id, name: row.name },
			event: 'person:joined',
			detail: { personId }
		});
		return personId;
	});
}
