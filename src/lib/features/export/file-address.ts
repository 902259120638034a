import type { ExportField } from '../../contract/desk/export-fields.ts';
import type { ExportEncoding } from '../../contract/desk/export-preference.ts';

/** What a file is to hold. */
export interface FileWish {
	/** The view's query. */
	query: string;
	/** Only these orders; null: everything that the view lists. */
	ids: readonly number[] | null;
	fields: readonly ExportField[];
	/** `tsv`: for the clipboard. */
	format: 'csv' | 'tsv';
	encoding: ExportEncoding;
	limit?: number;
}

/** The address of the file. */
export function fileAddress({ query, ids, fields, format, encoding, limit }: FileWish): string {
	const parameters = new URLSearchParams(query);
	// What the file holds is said here, whatever columns the view has.
	parameters.delete('columns');
	if (ids !== null) parameters.set('ids', ids.join(','));
	parameters.set('fields', fields.join(','));
	if (format === 'tsv') parameters.set('format', format);
	else parameters.set('encoding', encoding);
	if (limit !== undefined) parameters.set('limit', String(limit));
	return `/orders.csv?${parameters}`;
}
