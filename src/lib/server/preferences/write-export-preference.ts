import type { ExportPreference } from '../../contract/desk/export-preference.ts';
import type { Database } from '../db/client.ts';
import { personPreference } from '../db/schema/index.ts';

/** Keeps how the person exports; what else is kept of them stays. */
export async function writeExportPreference(
	db: Database,
	personId: string,
	{ fields, encoding }: ExportPreference,
	now: number
): Promise<void> {
	const kept = { exportColumns: fields, exportEncoding: encoding, updatedAt: now };
	await db
		.insert(personPreference)
		.values({ personId, ...kept })
		.onConflictDoUpdate({ target: personPreference.personId, set: kept });
}
