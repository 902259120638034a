import { REPORTED_FIELDS, type ReportedField, type ReportLine } from '../../contract/run-report.ts';
import { formatJst } from '../../domain/calendar.ts';
import type { Text } from '../../i18n/text.ts';
import type { RunContext } from '../runs/run-context.ts';
import { readReportLines, readRunRow } from '../runs/read-run.ts';
import type { ExportEncoding } from '../../contract/desk/export-preference.ts';
import { csvLine, csvResponse } from './csv.ts';

const LINES_AT_ONCE = 500;
const INSTANTS: readonly ReportedField[] = [
	'gatewayOrderedAt',
	'execAt',
	'authorizedAt',
	'acceptedAt',
	'capturedAt'
];

/**
 * Every change and every failure of a run as CSV, one line per changed field.
 *
 * @throws CodedError UNKNOWN_RUN
 */
export async function runReportCsv(
	context: RunContext,
	runId: number,
	text: Text,
	encoding: ExportEncoding
): Promise<Response> {
	const run = await readRunRow(context, runId);
	return csvResponse(linesOf(context, run.id, text), { name: `sync-${run.id}.csv`, encoding });
}

async function* linesOf(
	context: RunContext,
	runId: number,
	text: Text
): AsyncGenerator<string, undefined> {
	const { columns } = text.runs.report;
	yield csvLine([
		columns.number,
		columns.shop,
		columns.field,
		columns.before,
		columns.after,
		columns.code,
		columns.at
	]);
	for (const outcome of ['changed', 'failed'] as const) {
		for (let after = 0; ;) {
			const page = await readReportLines(context, runId, outcome, after, LINES_AT_ONCE);
			if (page.length > 0) yield page.flatMap((line) => rowsOf(line, text)).join('');
			const last = page.at(-1);
			if (!last || page.length < LINES_AT_ONCE) break;
			after = last.orderId;
		}
	}
}

function rowsOf(line: ReportLine, text: Text): string[] {
	const at = formatJst(line.doneAt);
	if (line.code !== null) {
		return [csvLine([line.number, line.shop, '', '', '', line.code, at])];
	}
	return REPORTED_FIELDS.flatMap((field) => {
		const change = line.changes[field];
		if (!change) return [];
		const [before, after] = change.map((value) => wordOf(line, field, value, text));
		const name = text.runs.report.fields[field];
		return [csvLine([line.number, line.shop, name, before ?? '', after ?? '', '', at])];
	});
}

function wordOf(
	line: ReportLine,
	field: ReportedField,
	value: string | number | null,
	{ words }: Text
): string {
	if (value === null) return '';
	if (typeof value === 'number') return INSTANTS.includes(field) ? formatJst(value) : String(value);
	const known: Readonly<Record<string, string>> =
		field === 'gatewayState'
			? words.gatewayState[line.system]
			: field === 'paymentStatus'
				? words.paymentStatus
				: {};
	return known[value] ?? value;
}
