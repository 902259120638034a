import iconv from 'iconv-lite';
import { EXPORT_ENCODINGS, type ExportEncoding } from '../../contract/desk/export-preference.ts';

/** What stands for a letter that CP932 has no code for: seen as missing, unlike a question mark. */
const MISSING = '〓';

/** The same letter under the code that Windows gave it. */
const WINDOWS_LETTERS: Readonly<Record<string, string>> = {
	'\u301c': '\uff5e',
	'\u2212': '\uff0d',
	'\u2014': '\u2015',
	'\u2016': '\u2225',
	'\u00a2': '\uffe0',
	'\u00a3': '\uffe1',
	'\u00ac': '\uffe2',
	'\u00a5': '\uffe5'
};

/** Which of the two a request asks for: `?encoding=cp932`, else UTF-8. */
export function csvEncodingOf(parameters: URLSearchParams): ExportEncoding {
	const asked = parameters.get('encoding');
	return EXPORT_ENCODINGS.find((encoding) => encoding === asked) ?? 'utf-8';
}

/** One line (RFC 4180); a cell that a spreadsheet would calculate begins with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}

/** One line for the clipboard: cells have no tabs or line breaks there, and spreadsheets calculate as well. */
export function tsvLine(cells: readonly string[]): string {
	return `${cells.map((cell) => harmless(cell.replaceAll(/[\t\r\n]+/g, ' '))).join('\t')}\n`;
}

/**
 * A file of lines, sent as they are read: the reader's pace is the writer's, and a reader who leaves ends
 * the reading. UTF-8 begins with a byte order mark, without which spreadsheets take it for CP932.
 *
 * @param name of the file, in ASCII: `orders.csv`
 */
export function csvResponse(
	lines: AsyncIterable<string>,
	{ name, encoding }: { name: string; encoding: ExportEncoding }
): Response {
	const reading = lines[Symbol.asyncIterator]();
	let isFirst = true;
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const next = await reading.next();
			if (next.done === true) {
				controller.close();
				return;
			}
			const { value } = next;
			controller.enqueue(
				encodeCsv(isFirst && encoding === 'utf-8' ? `\ufeff${value}` : value, encoding)
			);
			isFirst = false;
		},
		async cancel() {
			await reading.return?.();
		}
	});
	return new Response(body, {
		headers: {
			'content-type': `text/csv; charset=${encoding === 'utf-8' ? 'utf-8' : 'windows-31j'}`,
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}

/**
 * Text as bytes. CP932 takes the letters of Windows for their twins (〜 − ¥), composed letters for
 * decomposed ones and the plain letter for a variant; what it still lacks becomes 〓.
 */
export function encodeCsv(text: string, encoding: ExportEncoding): Uint8Array {
	if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
	const plain = text.normalize('NFC').replaceAll(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '');
	const bytes = iconv.encode(plain, 'cp932');
	if (iconv.decode(bytes, 'cp932') === plain) return bytes;
	return iconv.encode(Array.from(plain, cp932Letter).join(''), 'cp932');
}

function cp932Letter(letter: string): string {
	const twin = WINDOWS_LETTERS[letter] ?? letter;
	return iconv.decode(iconv.encode(twin, 'cp932'), 'cp932') === twin ? twin : MISSING;
}

/** Japanese spreadsheets take the full-width signs for the same. */
const CALCULATED = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

function csvCell(value: string): string {
	const cell = harmless(value);
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function harmless(value: string): string {
	return CALCULATED.test(value) ? `'${value}` : value;
}
