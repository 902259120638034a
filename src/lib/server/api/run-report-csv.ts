import iconv from 'iconv-lite';
import { REPORTED_FIELDS, type ReportedField, type ReportLine } from '../../contract/run-report.ts';
import { formatJst } from '../../domain/calendar.ts';
import type { Text } from '../../i18n/text.ts';
import type { RunContext } from '../runs/run-context.ts';
import { readReportLines, readRunRow } from '../runs/read-run.ts';

/** What a spreadsheet in Japan opens by itself, and what everything else reads. */
export type CsvEncoding = 'utf-8' | 'cp932';

const LINES_AT_ONCE = 500;
const INSTANTS: readonly ReportedField[] = [
	'gatewayOrderedAt',
	'execAt',
	'authorizedAt',
	'acceptedAt',
	'capturedAt'
];

/**
 * Every change and every failure of a run as CSV (RFC 4180), one line per changed field, written as it
 * is read. UTF-8 begins with a byte order mark, without which spreadsheets take it for CP932.
 *
 * @throws CodedError UNKNOWN_RUN
 */
export async function runReportCsv(
	context: RunContext,
	runId: number,
	text: Text,
	encoding: CsvEncoding
): Promise<Response> {
	const run = await readRunRow(context, runId);
	const lines = linesOf(context, run.id, text);
	let isFirst = true;
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await lines.next();
			if (done) controller.close();
			else {
				const bom = isFirst && encoding === 'utf-8' ? '\ufeff' : '';
				isFirst = false;
				controller.enqueue(iconv.encode(bom + value, encoding));
			}
		}
	});
	return new Response(body, {
		headers: {
			'content-type': `text/csv; charset=${encoding === 'utf-8' ? 'utf-8' : 'windows-31j'}`,
			'content-disposition': `attachment; filename="sync-${run.id}.csv"`
		}
	});
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

/** One line; a cell that a spreadsheet would calculate begins with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string): string {
	const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
