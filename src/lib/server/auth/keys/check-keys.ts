import { and, gt, inArray, isNull, or } from 'drizzle-orm';
import { apiKey } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';

/** The keys among these that still stand: neither revoked nor expired. */
export async function checkKeys(
	{ db, effects }: Pick<AccessContext, 'db' | 'effects'>,
	keyIds: readonly string[]
): Promise<Set<string>> {
	if (keyIds.length === 0) return new Set();
	const rows = await db
		.select({ id: apiKey.id })
		.from(apiKey)
		.where(
			and(
				inArray(apiKey.id, [...keyIds]),
				isNull(apiKey.revokedAt),
				or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, effects.now()))
			)
		);
	return new Set(rows.map((row) => row.id));
}
