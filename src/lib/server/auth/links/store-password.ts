import type { Executor } from '../../db/client.ts';
import { credential } from '../../db/schema/auth.ts';
import type { AccessEffects } from '../access-context.ts';

/** Gives a person a password, already hashed; an earlier one is replaced. */
export async function storePassword(
	tx: Executor,
	effects: Pick<AccessEffects, 'now' | 'newId'>,
	personId: string,
	passwordHash: string
): Promise<void> {
	const now = effects.now();
	await tx
		.insert(credential)
		.values({
			id: effects.newId(),
			userId: personId,
			providerId: 'credential',
			accountId: personId,
			password: passwordHash,
			createdAt: now,
			updatedAt: now
		})
		.onConflictDoUpdate({
			target: [credential.userId, credential.providerId],
			set: { password: passwordHash, updatedAt: now }
		});
}
