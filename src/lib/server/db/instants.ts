import { sql, type SQL } from 'drizzle-orm';

/** An instant (epoch ms) as a parameter of hand-written SQL. */
export function instantParameter(instant: number): SQL {
	return sql`to_timestamp(${instant}::double precision / 1000)`;
}
