import type { DeskPreference } from '../../contract/desk/preference.ts';
import type { Database } from '../db/client.ts';
import { personPreference } from '../db/schema/index.ts';

/** Keeps how the person set up their list; what else is kept of them stays. */
export async function writeDeskPreference(
	db: Database,
	personId: string,
	{ columns, density }: DeskPreference,
	now: number
): Promise<void> {
	const kept = { columns, density, updatedAt: now };
	await db
		.insert(personPreference)
		.values({ personId, ...kept })
		.onConflictDoUpdate({ target: personPreference.personId, set: kept });
}
