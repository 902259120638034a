import type { AccessDeclaration } from '$lib/contract/access.ts';
import { auditFilterFrom } from '$lib/contract/audit.ts';
import { loadText } from '$lib/i18n/text.ts';
import { auditCsv } from '$lib/server/api/audit-csv.ts';
import { csvEncodingOf } from '$lib/server/api/csv.ts';
import type { RequestHandler } from './$types';

export const _access: AccessDeclaration = { GET: 'audit.read' };

/** What the address of the audit's page filters, as a file: `&encoding=cp932`, or UTF-8. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { filter } = auditFilterFrom(url.searchParams);
	const text = await loadText(locals.locale);
	return auditCsv(locals.app.reads.db, filter, text, csvEncodingOf(url.searchParams));
};
