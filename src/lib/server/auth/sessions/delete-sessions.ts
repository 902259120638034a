import { eq } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { session } from '../../db/schema/auth.ts';

/** Ends every session of a person. @returns their ids, to be told to the sockets after the commit */
export async function deleteSessions(tx: Executor, personId: string): Promise<string[]> {
	const rows = await tx
		.delete(session)
		.where(eq(session.userId, personId))
		.returning({ id: session.id });
	return rows.map(({ id }) => id);
}
