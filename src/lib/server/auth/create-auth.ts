import { randomUUID } from 'node:crypto';
import type { Database } from '../db/client.ts';
import type { Logger } from '../log.ts';
import type { AccessContext, AccessEffects } from './access-context.ts';
import { createBetterAuth } from './better-auth.ts';

/**
 * Wires what the use cases around people, sessions and keys need. Called once by the composition root.
 *
 * @param options `origins`: where browsers come from; cookies are secure when these are https
 */
export function createAuth(
	options: {
		db: Database;
		secretKey: string;
		origins: readonly string[];
		log: Logger;
	} & Omit<AccessEffects, 'newId'>
): AccessContext {
	const { db, secretKey, origins, log, now, deskNow, sessionsEnded } = options;
	const newId = randomUUID;
	const baseUrl = origins[0] ?? 'http://localhost';
	return {
		db,
		better: createBetterAuth({
			db,
			secretKey,
			baseUrl,
			secure: baseUrl.startsWith('https:'),
			newId,
			log
		}),
		effects: { now, deskNow, newId, sessionsEnded }
	};
}
