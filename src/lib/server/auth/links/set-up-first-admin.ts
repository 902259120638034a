import { sql } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import { person } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import { hashPassword } from '../password-hash.ts';
import { recordAccess } from '../record-access.ts';
import { consumeLink } from './consume-link.ts';
import { hasActiveAdmin } from './has-active-admin.ts';
import { readLink } from './read-link.ts';
import { storePassword } from './store-password.ts';

/** Any number of its own: two setups at the same instant, with two links, wait for each other. */
const SETUP_LOCK = 7_486_202;

/**
 * Makes the first administrator of an installation that has none.
 * @returns the person's id
 * @throws CodedError LINK_INVALID, EMAIL_TAKEN
 */
export async function setUpFirstAdmin(
	context: AccessContext,
	wish: { token: string; name: string; email: string; password: string }
): Promise<string> {
	const { db, effects } = context;
	const { kind } = await readLink(context, wish.token);
	if (kind !== 'first-admin') throw new CodedError('LINK_INVALID');
	const passwordHash = await hashPassword(wish.password);
	return db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(${SETUP_LOCK})`);
		const link = await consumeLink(tx, wish.token, effects.now());
		if (link.personId !== null || (await hasActiveAdmin(tx))) throw new CodedError('LINK_INVALID');
		const now = effects.now();
		const [row] = await tx
			.insert(person)
			.values({
				id: effects.newId(),
				name: wish.name,
				email: wish.email,
				role: 'admin',
				createdAt: now,
				updatedAt: now
			})
			.onConflictDoNothing({ target: person.email })
			.returning();
		if (row === undefined) throw new CodedError('EMAIL_TAKEN', { field: 'email' });
		await storePassword(tx, effects, row.id, passwordHash);
		await recordAccess(tx, {
			at: effects.deskNow(),
			actor: { kind: 'person', id: row.id, name: row.name },
			event: 'admin:set-up',
			detail: { personId: row.id, email: row.email }
		});
		return row.id;
	});
}
