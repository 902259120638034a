import { and, eq, exists, isNull, or, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { credential, person } from '../../db/schema/auth.ts';

/**
 * The condition for an administrator who can sign in and let others in. Somebody invited who has not
 * chosen a password yet does not count: the link may never be used.
 */
export function isActiveAdmin(executor: Executor) {
	const password = executor
		.select({ one: sql`1` })
		.from(credential)
		.where(eq(credential.userId, person.id));
	return and(
		eq(person.role, 'admin'),
		isNull(person.disabledAt),
		or(person.demo, exists(password))
	);
}
