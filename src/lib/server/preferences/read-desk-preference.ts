import { eq } from 'drizzle-orm';
import { isDeskColumn } from '../../contract/desk/columns.ts';
import type { DeskPreference } from '../../contract/desk/preference.ts';
import type { Database } from '../db/client.ts';
import { personPreference } from '../db/schema/index.ts';

/** How the person set up their list. A column that is gone since is left out; none left is none chosen. */
export async function readDeskPreference(db: Database, personId: string): Promise<DeskPreference> {
	const [kept] = await db
		.select({ columns: personPreference.columns, density: personPreference.density })
		.from(personPreference)
		.where(eq(personPreference.personId, personId));
	const columns = [...new Set((kept?.columns ?? []).filter(isDeskColumn))];
	return { columns: columns.length === 0 ? null : columns, density: kept?.density ?? null };
}
