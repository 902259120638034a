import { and, eq, lte } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { session } from '../../db/schema/auth.ts';

/**
 * Removes a person's sessions whose time has run out; they open nothing any more. Asked at each of
 * the person's sign-ins, so that nobody's rows pile up.
 *
 * @param now epoch ms
 */
export async function forgetExpiredSessions(
	executor: Executor,
	personId: string,
	now: number
): Promise<void> {
	await executor
		.delete(session)
		.where(and(eq(session.userId, personId), lte(session.expiresAt, now)));
}
