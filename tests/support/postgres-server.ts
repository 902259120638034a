import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '../../src/boot/embedded-postgres.ts';
import { migrateDatabase } from '../../src/lib/server/db/migrate.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

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
	readonly stop: () => Promise<void>;
};

/**
 * Starts an embedded PostgreSQL in a temporary folder, exactly as the product does (`C.UTF-8`, fsync
 * and synchronous_commit on), and migrates a template database. Plain Node scripts (fault tests,
 * benches) use this directly; Vitest does through `postgres-setup.ts`.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
	const folder = await makeTemporaryFolder();
	const server = await startEmbeddedPostgres({
		dataDir: folder.path,
		database: TEMPLATE,
		parameters: { max_connections: '300' }
	});
	await migrateDatabase(server.url, join(import.meta.dirname, '../../drizzle'));
	return {
		templateUrl: server.url,
		createDatabase: () => cloneDatabase(server.url),
		async stop() {
			await server.stop();
			await folder.remove();
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
