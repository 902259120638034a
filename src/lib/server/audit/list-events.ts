import { sql } from 'drizzle-orm';
import type { Executor } from '../db/client.ts';

/**
 * The names of all events that were ever recorded. It steps from name to name through the index, because
 * a few dozen names stand on a million lines.
 */
export async function listEvents(db: Executor): Promise<string[]> {
	const rows = await db.execute<{ event: string }>(sql`
		with recursive names (event) as (
			(select event from audit order by event limit 1)
			union all
			select (select a.event from audit a where a.event > names.event order by a.event limit 1)
			from names where names.event is not null
		)
		select event from names where event is not null`);
	return [...rows].map(({ event }) => event);
}
