import { asc } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import type { Executor } from '../../db/client.ts';
import { person } from '../../db/schema/auth.ts';
import type { Person } from '../principal.ts';
import { isActiveAdmin } from './active-admin.ts';

/**
 * Makes changes to people wait for each other: everyone who could take away the last administrator
 * locks the same rows first, so two of them cannot both believe that the other one stays. Whoever was
 * demoted while waiting may do nothing any more.
 *
 * @returns ids of the active administrators, as they stand while the transaction lasts
 * @throws CodedError FORBIDDEN when the actor is none of them
 */
export async function lockAdmins(tx: Executor, actor: Person): Promise<ReadonlySet<string>> {
	const rows = await tx
		.select({ id: person.id })
		.from(person)
		.where(isActiveAdmin(tx))
		.orderBy(asc(person.id))
		.for('update');
	const admins = new Set(rows.map(({ id }) => id));
	if (!admins.has(actor.id))
		throw new CodedError('FORBIDDEN', { params: { permission: 'people.manage' } });
	return admins;
}
