import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { TaskOwner } from '../../contract/tasks.ts';
import { may, ROLES } from '../../domain/access/index.ts';
import type { Database } from '../db/client.ts';
import { person } from '../db/schema/index.ts';

const WORKERS = ROLES.filter((role) => may(role, 'orders.act'));
const canWork = and(isNull(person.disabledAt), inArray(person.role, WORKERS));

/** Everybody who can take work on, by name. No address: any colleague may ask. */
export async function listTaskOwners(db: Database): Promise<TaskOwner[]> {
	return db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(canWork)
		.orderBy(asc(person.name), asc(person.id));
}

/** One of them; null where this person cannot take work on. */
export async function findTaskOwner(db: Database, id: string): Promise<TaskOwner | null> {
	const [found] = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(and(canWork, eq(person.id, id)));
	return found ?? null;
}
