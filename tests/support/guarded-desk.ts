import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../../src/boot/postgres-process.ts';
import type { Role, Scope } from '../../src/lib/domain/access/index.ts';
import { createKey } from '../../src/lib/server/auth/keys/create-key.ts';
import { signInAs } from '../../src/lib/server/auth/sessions/sign-in-as.ts';
import { type AccessBench, CALLER, cookieHeader, createAccessBench, SECRET_KEY } from './access.ts';
import { runNode } from './child-process.ts';
import { type Desk, startDesk } from './desk.ts';

/** A production desk without the demo, and the database behind it. */
export type GuardedDesk = {
	readonly desk: Pick<Desk, 'url' | 'stop'>;
	readonly bench: AccessBench;
	/** A Cookie header of somebody new with this role. */
	cookieOf(role: Role): Promise<string>;
	/** An Authorization header of a new key. */
	keyWith(...scopes: readonly Scope[]): Promise<string>;
	close(): Promise<void>;
};

/**
 * Starts a production desk on a database that the test can reach too: people, sessions and keys are
 * made there directly, as the desk itself would.
 *
 * @param options `origin`: the public one, as behind a proxy; absent: the loopback names
 */
export async function startGuardedDesk(options: { origin?: string } = {}): Promise<GuardedDesk> {
	const { origin } = options;
	const bench = await createAccessBench(origin === undefined ? {} : { origins: [origin] });
	const settings = { DATABASE_URL: bench.databaseUrl, SECRET_KEY };
	const start =
		origin === undefined
			? startDesk({ env: { ...WITHOUT_DEMO, ...settings } })
			: startBehindProxy(origin, settings);
	const desk = await start.catch(async (error: unknown) => {
		await bench.close();
		throw error;
	});
	const admin = await bench.signedIn('admin');
	return {
		desk,
		bench,
		async cookieOf(role) {
			const { id } = await bench.addPerson({ role, password: randomUUID() });
			return cookieHeader(await signInAs(bench, id, 'link', CALLER));
		},
		async keyWith(...scopes) {
			const { key } = await createKey(bench, admin, { name: 'test', scopes, expiresAt: null });
			return `Bearer ${key}`;
		},
		async close() {
			await desk.stop();
			await bench.close();
		}
	};
}

const WITHOUT_DEMO = { DEMO: 'off', HOST: '127.0.0.1' };
const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** The desk names its public address then; this is the one where its proxy would find it. */
async function startBehindProxy(
	origin: string,
	settings: Readonly<Record<string, string>>
): Promise<Pick<Desk, 'url' | 'stop'>> {
	const port = String(await freePort());
	const main = runNode(MAIN, {
		env: { ...WITHOUT_DEMO, ...settings, ORIGIN: origin, PORT: port, LOG_LEVEL: 'warn' }
	});
	await main.seen(/ Stop /, 60_000);
	return {
		url: `http://127.0.0.1:${port}`,
		async stop() {
			main.child.kill('SIGTERM');
			await main.ended(15_000);
		}
	};
}
