import type { Executor } from '../../db/client.ts';
import { person } from '../../db/schema/auth.ts';
import { isActiveAdmin } from '../people/active-admin.ts';

/** Is there anybody who can let others in? */
export async function hasActiveAdmin(executor: Executor): Promise<boolean> {
	const rows = await executor
		.select({ id: person.id })
		.from(person)
		.where(isActiveAdmin(executor))
		.limit(1);
	return rows.length > 0;
}
