import {
	DEFAULT_EXPORT_FIELDS,
	EXPORTED_IDS_LIMIT,
	isExportField,
	type ExportField
} from '../../contract/desk/export-fields.ts';
import { isUnsent } from '../../contract/desk/matches-view.ts';
import {
	addressFrom,
	queryOf,
	VIEW_PARAMETERS,
	type DeskAddress
} from '../../contract/desk/view-query.ts';
import { viewOfTab } from '../../contract/desk/view.ts';
import { CodedError } from '../../contract/errors.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { formatJst } from '../../domain/calendar.ts';
import type { OrderFileText } from '../../i18n/order-file.ts';
import type { Text } from '../../i18n/text.ts';
import type { Application } from '../application.ts';
import type { Principal } from '../auth/principal.ts';
import type { ExportRequest } from '../orders/export-orders.ts';
import { csvEncodingOf, csvLine, csvResponse, tsvLine } from './csv.ts';

const PARAMETERS: readonly string[] = [
	...VIEW_PARAMETERS,
	'fields',
	'ids',
	'format',
	'encoding',
	'limit'
];
/** What a file says of orders, in the language of whoever asked. */
interface FileText extends Pick<Text, 'words'> {
	orderFile: OrderFileText;
}

/** A selection may name so many orders, and a copy holds so many. */
const ROWS_LIMIT = EXPORTED_IDS_LIMIT;

/**
 * `GET /orders.csv`: exactly what a view lists, in its order, from one instant.
 *
 * - the parameters of the desk's address;
 * - `fields=number,amount`: what each line holds, in this order; absent: the view's columns;
 * - `ids=1,2`: only these orders, at most 1,000;
 * - `limit=100`; `encoding=cp932`; `format=tsv`: for the clipboard, at most 1,000 lines.
 *
 * A view of which something is not understood is refused: it would list more than the person thinks.
 *
 * @throws CodedError UNKNOWN_FIELD, BAD_FIELD naming the parameter; TOO_MANY_REQUESTS
 */
export async function ordersCsv(
	app: Pick<Application, 'exports' | 'clock'>,
	principal: Principal,
	text: FileText,
	query: URLSearchParams
): Promise<Response> {
	const address = understoodAddress(query);
	// "Mine" is nobody's: a key is no person.
	if (address.view.assignee === 'me' && principal.kind === 'key') bad('assignee');
	const isCopy = formatOf(query) === 'tsv';
	const request: ExportRequest = {
		view: address.view,
		ids: idsOf(query),
		limit: limitOf(query) ?? (isCopy ? ROWS_LIMIT : null),
		personId: principal.kind === 'person' ? principal.id : ''
	};
	if (isCopy && (request.limit ?? Infinity) > ROWS_LIMIT) bad('limit');
	const fields = fieldsOf(query, address);
	const encoding = csvEncodingOf(query);
	const lineOf = isCopy ? tsvLine : csvLine;
	const lines = linesOf(app.exports.read(request), fields, text, lineOf);
	if (!isCopy)
		return csvResponse(lines, { name: fileName(address, request, app.clock.now()), encoding });
	const copied = (await Array.fromAsync(lines)).join('');
	return new Response(copied, {
		headers: { 'content-type': 'text/tab-separated-values; charset=utf-8' }
	});
}

/** The first rows come with the heading, so that whoever has begun to read has begun to read them. */
async function* linesOf(
	pages: AsyncIterable<OrderRow[]>,
	fields: readonly ExportField[],
	text: FileText,
	lineOf: (cells: readonly string[]) => string
): AsyncGenerator<string, undefined> {
	let head = lineOf(fields.map((field) => text.orderFile.fields[field]));
	for await (const rows of pages) {
		yield (
			head + rows.map((row) => lineOf(fields.map((field) => cellOf(row, field, text)))).join('')
		);
		head = '';
	}
	if (head !== '') yield head;
}

/** One cell: instants ISO 8601 with +09:00, amounts whole yen without separators, nothing as ''. */
function cellOf(row: OrderRow, field: ExportField, { words, orderFile }: FileText): string {
	const { facts } = row;
	const stateWords: Readonly<Record<string, string>> = words.gatewayState[facts.system];
	switch (field) {
		case 'deadline':
			return instant(row.riskDeadlineAt);
		case 'number':
			return row.number;
		case 'buyer':
			return row.buyer.name;
		case 'shop':
			return row.shop;
		case 'system':
			return words.system[facts.system];
		case 'status':
			return words.paymentStatus[row.paymentStatus];
		case 'delivery':
			return words.deliveryStatus[facts.deliveryStatus];
		case 'amount':
			return String(facts.localAmount);
		case 'confirmed':
			return instant(row.confirmedAt);
		case 'people':
			return row.operation?.actor ?? '';
		case 'kana':
			return row.buyer.kana ?? '';
		case 'email':
			return row.buyer.email ?? '';
		case 'gatewayId':
			return row.gatewayOrderId ?? '';
		case 'slip':
			return row.slipNumber ?? '';
		case 'ordered':
			return instant(facts.orderedAt);
		case 'captured':
			return instant(facts.capturedAt);
		case 'assignee':
			return row.assignee?.name ?? '';
		case 'tasks':
			return String(row.openTasks);
		case 'notes':
			return String(row.notes);
		case 'gatewayState':
			return stateWords[facts.gatewayState] ?? row.gatewayStateRaw ?? facts.gatewayState;
		case 'gatewayAmount':
			return String(facts.amount);
		case 'unsent':
			return isUnsent(row) ? orderFile.unsent : '';
		case 'authorized':
			return instant(facts.authorizedAt);
		case 'delivered':
			return instant(facts.deliveredAt);
		case 'updated':
			return instant(row.updatedAt);
		case 'carrier':
			return facts.carrier === null ? '' : words.carrier[facts.carrier];
		case 'statusCode':
			return row.paymentStatus;
		case 'gatewayStateCode':
			return row.gatewayStateRaw ?? facts.gatewayState;
		case 'deliveryCode':
			return facts.deliveryStatus;
		case 'systemCode':
			return facts.system;
	}
}

const instant = (at: number | null): string => (at === null ? '' : formatJst(at));

function understoodAddress(query: URLSearchParams): DeskAddress {
	for (const name of query.keys()) {
		if (!PARAMETERS.includes(name)) throw new CodedError('UNKNOWN_FIELD', { field: name });
	}
	const address = addressFrom(query);
	const [misunderstood] = address.left;
	if (misunderstood !== undefined) bad(misunderstood);
	return address;
}

function fieldsOf(query: URLSearchParams, address: DeskAddress): readonly ExportField[] {
	const asked = query.get('fields');
	if (asked === null || asked === '') return address.columns ?? DEFAULT_EXPORT_FIELDS;
	return asked.split(',').map((name) => (isExportField(name) ? name : bad('fields')));
}

function idsOf(query: URLSearchParams): number[] | null {
	const asked = query.get('ids');
	if (asked === null) return null;
	const ids = asked.split(',');
	if (ids.length > ROWS_LIMIT || !ids.every((id) => /^\d{1,15}$/.test(id))) bad('ids');
	return ids.map(Number);
}

function limitOf(query: URLSearchParams): number | null {
	const asked = query.get('limit');
	if (asked === null) return null;
	if (!/^[1-9]\d{0,8}$/.test(asked)) bad('limit');
	return Number(asked);
}

function formatOf(query: URLSearchParams): 'csv' | 'tsv' {
	const asked = query.get('format') ?? 'csv';
	return asked === 'csv' || asked === 'tsv' ? asked : bad('format');
}

/** `orders-authorized-filtered-20261206-0100.csv`: which view, and when, in Japan. */
function fileName({ tab, view }: DeskAddress, { ids }: ExportRequest, now: number): string {
	const isWhole =
		queryOf({ tab, view: { ...view, sort: viewOfTab(tab).sort }, columns: null }) ===
		queryOf({ tab, view: viewOfTab(tab), columns: null });
	const what = ids !== null ? `${tab}-selected` : isWhole ? tab : `${tab}-filtered`;
	const [day = '', time = ''] = formatJst(now).split('T');
	return `orders-${what}-${day.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}.csv`;
}

function bad(field: string): never {
	throw new CodedError('BAD_FIELD', { field });
}
