import { and, eq, isNull } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { oneTimeLink } from '../../db/schema/auth.ts';
import type { AccessEffects } from '../access-context.ts';
import { newToken, tokenHash } from '../token.ts';

const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a link that works once within 24 hours. The links made before for the same purpose stop
 * working.
 *
 * @param personId whose password it sets; null: it makes the first administrator
 * @returns `path` with the token, which is nowhere else; `expiresAt` in epoch ms
 */
export async function issueLink(
	tx: Executor,
	effects: Pick<AccessEffects, 'now' | 'newId'>,
	personId: string | null
): Promise<{ path: string; expiresAt: number }> {
	const token = newToken();
	const createdAt = effects.now();
	const expiresAt = createdAt + LINK_LIFETIME_MS;
	await tx
		.delete(oneTimeLink)
		.where(
			and(
				personId === null ? isNull(oneTimeLink.personId) : eq(oneTimeLink.personId, personId),
				isNull(oneTimeLink.usedAt)
			)
		);
	await tx
		.insert(oneTimeLink)
		.values({ id: effects.newId(), tokenHash: tokenHash(token), personId, createdAt, expiresAt });
	return { path: `/setup?token=${token}`, expiresAt };
}
