import { and, eq, isNull } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import { apiKey } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import type { Person } from '../principal.ts';
import { recordAccess } from '../record-access.ts';

/**
 * Ends an API key for good. Revoking it again changes nothing.
 * @throws CodedError NOT_FOUND
 */
export async function revokeKey(
	{ db, effects }: AccessContext,
	actor: Person,
	keyId: string
): Promise<void> {
	await db.transaction(async (tx) => {
		const [row] = await tx
			.update(apiKey)
			.set({ revokedAt: effects.now() })
			.where(and(eq(apiKey.id, keyId), isNull(apiKey.revokedAt)))
			.returning();
		if (row === undefined) {
			const [known] = await tx.select({ id: apiKey.id }).from(apiKey).where(eq(apiKey.id, keyId));
			if (known === undefined) throw new CodedError('NOT_FOUND');
			return;
		}
		await recordAccess(tx, {
			at: effects.deskNow(),
			actor,
			event: 'key:revoked',
			detail: { keyId, keyName: row.name }
		});
	});
}
