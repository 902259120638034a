import { CodedError } from '../../../contract/errors.ts';
import type { Scope } from '../../../domain/access/index.ts';
import { apiKey } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import type { Person } from '../principal.ts';
import { recordAccess } from '../record-access.ts';
import { newToken, tokenHash } from '../token.ts';

/**
 * Makes an API key.
 *
 * @param wish `expiresAt` in epoch ms; null: until it is revoked
 * @returns the key itself, which is shown once and stored nowhere
 * @throws CodedError KEY_EXPIRY_PAST
 */
export async function createKey(
	{ db, effects }: AccessContext,
	actor: Person,
	wish: { name: string; scopes: readonly Scope[]; expiresAt: number | null }
): Promise<{ id: string; key: string }> {
	if (wish.expiresAt !== null && wish.expiresAt <= effects.now()) {
		throw new CodedError('KEY_EXPIRY_PAST', { field: 'expiresOn' });
	}
	const key = `yoshin_${newToken()}`;
	const id = effects.newId();
	await db.transaction(async (tx) => {
		await tx.insert(apiKey).values({
			id,
			name: wish.name,
			keyHash: tokenHash(key),
			prefix: key.slice(0, 'yoshin_'.length + 4),
			scopes: [...new Set(wish.scopes)],
			createdByName: actor.name,
			createdAt: effects.now(),
			expiresAt: wish.expiresAt
		});
		await recordAccess(tx, {
			at: effects.deskNow(),
			actor,
			event: 'key:created',
			detail: { keyId: id, keyName: wish.name, scopes: wish.scopes, expiresAt: wish.expiresAt }
		});
	});
	return { id, key };
}
