import { randomUUID } from 'node:crypto';
import type { AccessContext } from '../../src/lib/server/auth/access-context.ts';
import { createAuth } from '../../src/lib/server/auth/create-auth.ts';
import { storePassword } from '../../src/lib/server/auth/links/store-password.ts';
import { hashPassword } from '../../src/lib/server/auth/password-hash.ts';
import type { Person } from '../../src/lib/server/auth/principal.ts';
import { identifyPerson } from '../../src/lib/server/auth/sessions/identify-person.ts';
import type { SessionCookie } from '../../src/lib/server/auth/sessions/session-cookie.ts';
import { signInAs } from '../../src/lib/server/auth/sessions/sign-in-as.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { person } from '../../src/lib/server/db/schema/auth.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import type { Role } from '../../src/lib/domain/access/index.ts';
import { createTestDatabase } from './postgres.ts';

/** Of the bench, and of a desk on the same database. */
export const SECRET_KEY = 'a secret key of at least 32 characters';
export const CALLER = { address: '192.0.2.10', userAgent: 'test' };

/** Sign-in on a database of its own, with a clock that can be moved. */
export type AccessBench = AccessContext & {
	/** Moves the clock of our own rules by so many milliseconds; better-auth's own stays real. */
	advance(ms: number): void;
	/** Back to real time. */
	rewind(): void;
	/** Ids of sessions that were reported as over, in order. */
	readonly ended: string[];
	readonly databaseUrl: string;
	/** A person, with a password when one is given. */
	addPerson(wish: { role: Role; name?: string; email?: string; password?: string }): Promise<{
		id: string;
		email: string;
	}>;
	/** A signed-in person. */
	signedIn(role: Role): Promise<Person>;
	close(): Promise<void>;
};

export async function createAccessBench(
	options: { origins?: readonly string[] } = {}
): Promise<AccessBench> {
	const database = await createTestDatabase();
	const clients = openDatabase(database.url);
	const ended: string[] = [];
	let offset = 0;
	const context = createAuth({
		db: clients.db,
		secretKey: SECRET_KEY,
		origins: options.origins ?? ['http://localhost:3000', 'http://127.0.0.1:3000'],
		log: createLogger({ level: 'silent', destination: process.stderr, readable: true }),
		now: () => Date.now() + offset,
		deskNow: () => Date.now() + offset,
		sessionsEnded: (ids) => ended.push(...ids)
	});

	const addPerson: AccessBench['addPerson'] = async (wish) => {
		const id = randomUUID();
		const email = wish.email ?? `${id}@example.jp`;
		const now = Date.now();
		await clients.db.insert(person).values({
			id,
			name: wish.name ?? `${wish.role} ${id.slice(0, 4)}`,
			email,
			role: wish.role,
			createdAt: now,
			updatedAt: now
		});
		if (wish.password !== undefined)
			await storePassword(clients.db, context.effects, id, await hashPassword(wish.password));
		return { id, email };
	};

	return {
		...context,
		ended,
		databaseUrl: database.url,
		addPerson,
		advance(ms) {
			offset += ms;
		},
		rewind() {
			offset = 0;
		},
		async signedIn(role) {
			const { id } = await addPerson({ role, password: 'a password of somebody' });
			const who = await identifyPerson(
				context,
				cookieHeader(await signInAs(context, id, 'link', CALLER))
			);
			if (who === null) throw new Error('nobody signed in');
			return who;
		},
		async close() {
			await clients.close();
			await database.drop();
		}
	};
}

/** The Cookie header that a browser sends back. */
export function cookieHeader(cookies: readonly SessionCookie[]): string {
	return cookies
		.filter(({ options }) => options.maxAge > 0)
		.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
		.join('; ');
}
