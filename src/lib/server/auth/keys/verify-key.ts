import { timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { apiKey } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import type { KeyHolder } from '../principal.ts';
import { tokenHash } from '../token.ts';

/** Longer than any key of ours; hashing more would be work for nothing. */
const KEY_LIMIT = 200;
/** `last_used_at` is for people: a write per request would cost more than it tells. */
const LAST_USED_STEP_MS = 60_000;

/**
 * Whose API key it is; null when it is unknown, revoked or past its date. The database is asked by
 * the key's hash, so how long the answer takes tells nothing about the keys that exist.
 */
export async function verifyKey(
	{ db, effects }: Pick<AccessContext, 'db' | 'effects'>,
	key: string
): Promise<KeyHolder | null> {
	if (key === '' || key.length > KEY_LIMIT) return null;
	const keyHash = tokenHash(key);
	const [row] = await db.select().from(apiKey).where(eq(apiKey.keyHash, keyHash));
	const now = effects.now();
	if (row === undefined || !timingSafeEqual(row.keyHash, keyHash)) return null;
	if (row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) return null;
	if (row.lastUsedAt === null || row.lastUsedAt <= now - LAST_USED_STEP_MS)
		await db.update(apiKey).set({ lastUsedAt: now }).where(eq(apiKey.id, row.id));
	return { kind: 'key', id: row.id, name: row.name, scopes: row.scopes };
}
