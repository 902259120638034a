import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { startEmbeddedPostgres } from '../../src/boot/embedded-postgres.ts';

const TEMPLATE = 'yoshin_template';

export type TestDatabase = {
	readonly url: string;
	drop(): Promise<void>;
};

export type TestPostgres = {
	/** Connection string of the migrated template database; never connect to it, clone it. */
	readonly templateUrl: string;
	/** A fresh migrated database. */
	createDatabase(): Promise<TestDatabase>;
	stop(): Promise<void>;
};

/**
 * Starts an embedded PostgreSQL in a temporary folder, exactly as the product does (`C.UTF-8`, fsync
 * and synchronous_commit on), and migrates a template database. Plain Node scripts (fault tests,
 * benches) use this directly; Vitest does through `postgres-setup.ts`.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
	const dataDir = await mkdtemp(join(tmpdir(), 'yoshin-pg-'));
	await chmod(dataDir, 0o711);
	const server = await startEmbeddedPostgres({
		dataDir,
		database: TEMPLATE,
		parameters: { max_connections: '300' }
	});
	await migrateTemplate(server.url);
	return {
		templateUrl: server.url,
		createDatabase: () => cloneDatabase(server.url),
		async stop() {
			await server.stop();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

/** Clones the template database of a running test server; takes a few tens of milliseconds. */
export async function cloneDatabase(templateUrl: string): Promise<TestDatabase> {
	const url = new URL(templateUrl);
	url.pathname = `/test_${crypto.randomUUID().replaceAll('-', '')}`;
	const name = url.pathname.slice(1);
	await asAdministrator(templateUrl, (sql) =>
		sql.unsafe(`create database ${name} template ${TEMPLATE}`)
	);
	return {
		url: url.href,
		async drop() {
			await asAdministrator(templateUrl, (sql) =>
				sql.unsafe(`drop database if exists ${name} with (force)`)
			);
		}
	};
}

async function asAdministrator(
	templateUrl: string,
	work: (sql: postgres.Sql) => Promise<unknown>
): Promise<void> {
	const url = new URL(templateUrl);
	url.pathname = '/postgres';
	const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
	try {
		await work(sql);
	} finally {
		await sql.end();
	}
}

async function migrateTemplate(url: string): Promise<void> {
	if (!existsSync('drizzle/meta/_journal.json')) return;
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	await migrate(drizzle(sql), { migrationsFolder: 'drizzle' });
	await sql.end();
}
