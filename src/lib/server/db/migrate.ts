import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Any number; it only has to be the same in every process that migrates this database. */
const MIGRATION_LOCK = 7_486_201;

/**
 * Applies the migrations that this database has not seen. Processes that start together wait for
 * each other under an advisory lock, and the later ones find nothing left to do.
 *
 * @param databaseUrl a postgres:// URL
 * @param folder where the migrations lie; absent: `drizzle/` of the working directory
 */
export async function migrateDatabase(databaseUrl: string, folder = 'drizzle'): Promise<void> {
	const client = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
	try {
		await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
		await migrate(drizzle(client), {
			migrationsFolder: folder.startsWith('file:') ? fileURLToPath(folder) : folder
		});
	} finally {
		await client.end({ timeout: 5 });
	}
}
