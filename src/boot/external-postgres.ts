import postgres from 'postgres';
import { StartError } from './start-error.ts';

const OLDEST_MAJOR = 18;

/**
 * Looks at the server behind `DATABASE_URL` before anything relies on it.
 *
 * @throws StartError when it does not answer, is too old or cannot store Japanese
 */
export async function checkExternalPostgres(url: string): Promise<void> {
	const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
	try {
		const [row] = await sql<{ major: number; encoding: string }[]>`
			select current_setting('server_version_num')::int / 10000 as major,
				current_setting('server_encoding') as encoding`;
		if (row === undefined) return;
		if (row.major < OLDEST_MAJOR) {
			throw new StartError(
				`DATABASE_URL: PostgreSQL ${row.major} is too old; ${OLDEST_MAJOR} or newer is needed.`
			);
		}
		if (row.encoding !== 'UTF8') {
			throw new StartError(
				`DATABASE_URL: the database is encoded in ${row.encoding}. Create one with ` +
					"ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0."
			);
		}
	} catch (cause) {
		if (cause instanceof StartError) throw cause;
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new StartError(`DATABASE_URL: the database cannot be used (${reason}).`, { cause });
	} finally {
		await sql.end({ timeout: 1 });
	}
}
