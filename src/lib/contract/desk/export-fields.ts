import { DEFAULT_COLUMNS, DESK_COLUMNS } from './columns.ts';

/** What a file of orders may hold: the columns of the desk, and what stands behind them. */
export const EXPORT_FIELDS = [
	...DESK_COLUMNS,
	'gatewayState',
	'gatewayAmount',
	'unsent',
	'authorized',
	'delivered',
	'updated',
	'carrier',
	'statusCode',
	'gatewayStateCode',
	'deliveryCode',
	'systemCode'
] as const;
export type ExportField = (typeof EXPORT_FIELDS)[number];

/** What a file holds that nobody has chosen the fields of: the desk as it first stands, in both vocabularies. */
export const DEFAULT_EXPORT_FIELDS: readonly ExportField[] = DEFAULT_COLUMNS.flatMap(
	(column): ExportField[] =>
		column === 'status' ? ['status', 'gatewayState'] : column === 'people' ? ['assignee'] : [column]
);

/** A selection may name so many orders, and a copy holds so many. */
export const EXPORTED_IDS_LIMIT = 1_000;

/** Is it the name of a field? What a person chose long ago may name one that is gone. */
export function isExportField(value: unknown): value is ExportField {
	return EXPORT_FIELDS.some((field) => field === value);
}
