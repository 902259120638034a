import type { AuditFilter, AuditLine } from '../../contract/audit.ts';
import { formatJst } from '../../domain/calendar.ts';
import { auditChanges } from '../../i18n/audit-changes.ts';
import { eventSentence } from '../../i18n/event-sentence.ts';
import type { Text } from '../../i18n/text.ts';
import { readWholeAudit } from '../audit/read-whole-audit.ts';
import type { Database } from '../db/client.ts';
import type { ExportEncoding } from '../../contract/desk/export-preference.ts';
import { csvLine, csvResponse } from './csv.ts';

/** Every line of a filter as CSV, one line per changed value, latest first. */
export function auditCsv(
	db: Database,
	filter: AuditFilter,
	text: Text,
	encoding: ExportEncoding
): Response {
	return csvResponse(linesOf(db, filter, text), { name: 'audit.csv', encoding });
}

async function* linesOf(
	db: Database,
	filter: AuditFilter,
	text: Text
): AsyncGenerator<string, undefined> {
	const { columns } = text.audit.export;
	yield csvLine(COLUMNS.map((column) => columns[column]));
	for await (const page of readWholeAudit(db, filter))
		yield page.flatMap((line) => rowsOf(line, text)).join('');
}

type Column = keyof Text['audit']['export']['columns'];
const COLUMNS: readonly Column[] = [
	'id',
	'at',
	'kind',
	'who',
	'number',
	'shop',
	'subject',
	'what',
	'event',
	'field',
	'before',
	'after',
	'detail'
];

/** What changed nothing is one line, too. */
function rowsOf(line: AuditLine, text: Text): string[] {
	const changes = auditChanges(text, line);
	const rows = changes.length === 0 ? [{ name: '', before: '', after: '' }] : changes;
	return rows.map(({ name, before, after }) => {
		const cells: Record<Column, string> = {
			id: String(line.id),
			at: formatJst(line.at),
			kind: text.audit.actors[line.actor.kind],
			who: line.actor.name ?? '',
			number: line.order?.number ?? '',
			shop: line.order?.shop ?? '',
			subject: line.subject ?? '',
			what: eventSentence(text, line.event) ?? line.event,
			event: line.event,
			field: name,
			before,
			after,
			detail: Object.keys(line.detail).length === 0 ? '' : JSON.stringify(line.detail)
		};
		return csvLine(COLUMNS.map((column) => cells[column]));
	});
}
