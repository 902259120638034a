import type { AccessDeclaration } from '$lib/contract/access.ts';
import { CodedError } from '$lib/contract/errors.ts';
import { loadText } from '$lib/i18n/text.ts';
import { csvEncodingOf } from '$lib/server/api/csv.ts';
import { runReportCsv } from '$lib/server/api/run-report-csv.ts';
import type { RequestHandler } from './$types';

export const _access: AccessDeclaration = { GET: 'runs.read' };

/** The report of a run as a file: `?encoding=cp932`, or UTF-8. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	if (!/^\d{1,12}$/.test(params.id)) throw new CodedError('UNKNOWN_RUN', { field: 'run' });
	const text = await loadText(locals.locale);
	return runReportCsv(locals.app.runs, Number(params.id), text, csvEncodingOf(url.searchParams));
};
