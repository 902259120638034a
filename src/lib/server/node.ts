import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { Executor } from './db/client.ts';
import type { Node } from './orders/use-case.ts';

/**
 * Registers this process under a name of its own and holds an advisory lock on it over a connection
 * that nothing else uses. PostgreSQL frees the lock the moment the process is gone, and that is how
 * the others know that nobody waits for its operations any more.
 */
export async function joinNodes(databaseUrl: string): Promise<Node & { leave(): Promise<void> }> {
	const id = randomUUID();
	const connection = postgres(databaseUrl, {
		max: 1,
		idle_timeout: 0,
		max_lifetime: null,
		onnotice: () => undefined,
		connection: { application_name: `yoshin node ${id}` }
	});
	const hold = (): Promise<unknown> =>
		connection`select pg_try_advisory_lock(hashtextextended(${id}, 0))`.then((rows) => rows);
	await hold();
	// After a restart of the database the connection comes back without its lock: take it again.
	const renewal = setInterval(() => {
		connection`
			select 1 from pg_locks
			where locktype = 'advisory' and pid = pg_backend_pid()`
			.then((rows) => (rows.length === 0 ? hold() : rows))
			.catch(() => undefined);
	}, 5_000);
	renewal.unref();
	return {
		id,
		underWay: new Set(),
		leave: async () => {
			clearInterval(renewal);
			await connection.end({ timeout: 2 });
		}
	};
}

/** A living process holds the advisory lock on its name; PostgreSQL frees it when the process dies. */
export async function isNodeGone(tx: Executor, nodeId: string): Promise<boolean> {
	const rows = await tx.execute<{ free: boolean }>(
		sql`select pg_try_advisory_xact_lock(hashtextextended(${nodeId}, 0)) as free`
	);
	return rows[0]?.free === true;
}
