import { asc } from 'drizzle-orm';
import type { Executor } from '../db/client.ts';
import { person } from '../db/schema/auth.ts';

/** Everybody who may stand in the audit, by name, also those who were shut out. */
export async function listActors(db: Executor): Promise<{ id: string; name: string }[]> {
	return db
		.select({ id: person.id, name: person.name })
		.from(person)
		.orderBy(asc(person.name), asc(person.id));
}
