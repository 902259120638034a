import { eq } from 'drizzle-orm';
import { isExportField } from '../../contract/desk/export-fields.ts';
import type { ExportPreference } from '../../contract/desk/export-preference.ts';
import type { Database } from '../db/client.ts';
import { personPreference } from '../db/schema/index.ts';

/** How the person last exported. A field that is gone since is left out; none left is none chosen. */
export async function readExportPreference(
	db: Database,
	personId: string
): Promise<ExportPreference> {
	const [kept] = await db
		.select({
			fields: personPreference.exportColumns,
			encoding: personPreference.exportEncoding
		})
		.from(personPreference)
		.where(eq(personPreference.personId, personId));
	const fields = [...new Set((kept?.fields ?? []).filter(isExportField))];
	return { fields: fields.length === 0 ? null : fields, encoding: kept?.encoding ?? null };
}
