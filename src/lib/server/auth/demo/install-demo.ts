import { SCOPES } from '../../../domain/access/index.ts';
import { apiKey, person } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import { tokenHash } from '../token.ts';
import { DEMO_KEY_ID, DEMO_PEOPLE } from './demo-people.ts';

/**
 * Makes the demo's people and its API key, or puts them back as they belong. Called at every start
 * with the demo on.
 *
 * @param key the demo's API key; it gets every scope
 */
export async function installDemo({ db, effects }: AccessContext, key: string): Promise<void> {
	const now = effects.now();
	await db.transaction(async (tx) => {
		for (const somebody of DEMO_PEOPLE) {
			const standing = { ...somebody, demo: true, disabledAt: null, updatedAt: now };
			await tx
				.insert(person)
				.values({ ...standing, createdAt: now })
				.onConflictDoUpdate({ target: person.id, set: standing });
		}
		const standing = {
			name: 'Demo',
			keyHash: tokenHash(key),
			// A short key that somebody chose would be half told by its first characters.
			prefix: key.length >= 20 ? key.slice(0, 4) : '',
			scopes: [...SCOPES],
			expiresAt: null,
			revokedAt: null
		};
		await tx
			.insert(apiKey)
			.values({ id: DEMO_KEY_ID, ...standing, createdAt: now })
			.onConflictDoUpdate({ target: apiKey.id, set: standing });
	});
}
