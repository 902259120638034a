import type { ExportField } from './export-fields.ts';

/** What a spreadsheet in Japan opens by itself, and what everything else reads. */
export const EXPORT_ENCODINGS = ['utf-8', 'cp932'] as const;
export type ExportEncoding = (typeof EXPORT_ENCODINGS)[number];

/** How a person last exported; null: never yet. */
export interface ExportPreference {
	fields: ExportField[] | null;
	encoding: ExportEncoding | null;
}
