import { createHmac } from 'node:crypto';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import { z } from 'zod';
import { CodedError } from '../../contract/errors.ts';
import { PASSWORD_LIMIT } from '../../contract/people.ts';
import type { Database } from '../db/client.ts';
import { credential, person, session } from '../db/schema/auth.ts';
import type { Logger } from '../log.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

/** From sign-in to the end of the session, whatever happens in between. Seconds. */
const SESSION_SECONDS = 12 * 60 * 60;

/**
 * The header in which we tell better-auth the address of the caller. Only our own code fills it: no
 * request of a browser is ever handed to better-auth.
 */
export const CALLER_ADDRESS = 'x-yoshin-caller-address';

/**
 * better-auth, reduced to what it is best at: session tokens, signed cookies and checking passwords.
 * Its HTTP handler is not mounted. Who exists and what they may do is ours (people/, links/).
 *
 * @param secretKey the installation's; the cookies' key is derived from it and differs from every other
 * @param secure cookies only over https
 */
export function createBetterAuth(options: {
	db: Database;
	secretKey: string;
	baseUrl: string;
	secure: boolean;
	newId: () => string;
	log: Logger;
}) {
	const { db, secretKey, baseUrl, secure, newId, log } = options;
	return betterAuth({
		appName: 'Yoshin',
		baseURL: baseUrl,
		secret: createHmac('sha256', secretKey).update('yoshin session cookies').digest('base64url'),
		database: drizzleAdapter(db, {
			provider: 'pg',
			schema: { user: person, session, account: credential }
		}),
		telemetry: { enabled: false },
		logger: {
			log: (level, message) => {
				log[level]({ part: 'better-auth' }, message);
			}
		},
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			maxPasswordLength: PASSWORD_LIMIT,
			password: { hash: hashPassword, verify: verifyPassword }
		},
		user: {
			additionalFields: {
				role: { type: 'string', input: false },
				disabledAt: { type: 'date', input: false, required: false }
			}
		},
		session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
		advanced: {
			cookiePrefix: 'yoshin',
			useSecureCookies: secure,
			ipAddress: { ipAddressHeaders: [CALLER_ADDRESS] },
			// Our columns are exactly those that passwords and sessions need.
			database: { generateId: newId, validateSchema: false }
		},
		databaseHooks: {
			session: {
				create: {
					// The last look before a session exists: the password was right by now, so the answer
					// tells nothing to somebody who does not know it.
					before: async (fresh) => {
						const owner = await db.query.person.findFirst({
							columns: { disabledAt: true },
							where: (table, { eq }) => eq(table.id, fresh.userId)
						});
						if (owner === undefined || owner.disabledAt !== null)
							throw new CodedError('ACCOUNT_DISABLED');
					}
				}
			}
		},
		plugins: [{ id: 'sign-in-as', endpoints: { signInAs } }]
	});
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

/** Starts a session for somebody whom another door of ours has already made sure of. No path: never HTTP. */
const signInAs = createAuthEndpoint(
	{ method: 'POST', body: z.object({ personId: z.string() }) },
	async (ctx) => {
		const { internalAdapter } = ctx.context;
		const user = await internalAdapter.findUserById(ctx.body.personId);
		if (user === null) throw new CodedError('UNKNOWN_PERSON');
		const started = await internalAdapter.createSession(user.id);
		await setSessionCookie(ctx, { session: started, user });
		return ctx.json({ user, sessionId: started.id });
	}
);
