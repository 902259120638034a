import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Colleague } from '../../../contract/notes.ts';
import { may } from '../../../domain/access/index.ts';
import type { Executor } from '../../db/client.ts';
import { person } from '../../db/schema/auth.ts';

const COLUMNS = { id: person.id, name: person.name, role: person.role };

/** Everybody who is not shut out, by name. No address: any colleague may ask. */
export async function listColleagues(db: Executor): Promise<Colleague[]> {
	const rows = await db
		.select(COLUMNS)
		.from(person)
		.where(isNull(person.disabledAt))
		.orderBy(asc(person.name), asc(person.id));
	return rows.map(colleagueOf);
}

/**
 * Those of the ids who are colleagues; they stay so until the transaction ends, because shutting one
 * out waits for it.
 */
export async function holdColleagues(tx: Executor, ids: readonly string[]): Promise<Colleague[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.select(COLUMNS)
		.from(person)
		.where(and(inArray(person.id, [...ids]), isNull(person.disabledAt)))
		.orderBy(asc(person.id))
		.for('key share');
	return rows.map(colleagueOf);
}

function colleagueOf({ id, name, role }: Pick<typeof person.$inferSelect, keyof typeof COLUMNS>) {
	return { id, name, canWork: may(role, 'orders.assign') };
}
