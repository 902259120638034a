import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { csvEncodingOf, csvLine, csvResponse, encodeCsv, tsvLine } from './csv.ts';

test.each([
	[['A-1', '丸山道具店', '¥4,980'], 'A-1,丸山道具店,"¥4,980"\r\n'],
	[['say "hello"', 'two\nlines'], '"say ""hello""","two\nlines"\r\n'],
	[['=1+1', '+1', '-1', '@SUM(A1)', '\tx'], "'=1+1,'+1,'-1,'@SUM(A1),'\tx\r\n"],
	[['\uff1d1', '\uff20x', ' \uff0b1'], "'\uff1d1,'\uff20x,' \uff0b1\r\n"],
	[['4980', '2026-12-06T01:00:00+09:00', '<b>', ';'], '4980,2026-12-06T01:00:00+09:00,<b>,;\r\n'],
	[['=HYPERLINK("x","y")'], '"\'=HYPERLINK(""x"",""y"")"\r\n'],
	[['', 'a=b'], ',a=b\r\n']
])('%j is written so that no spreadsheet calculates it', (cells, line) => {
	expect(csvLine(cells)).toBe(line);
});

test('a line for the clipboard has a tab between cells and none in them', () => {
	expect(tsvLine(['a\tb', '=1\r\n2', '5'])).toBe("a b\t'=1 2\t5\n");
});

test.each([
	['髙橋 﨑', '髙橋 﨑'],
	['9〜10時 −5 ¥980', '9～10時 －5 ￥980'],
	['か\u3099', 'が'],
	['渡邉\u{e0102}', '渡邉'],
	['𠮷野家 😀?', '〓野家 〓?'],
	['a\\b~', 'a\\b~']
])('%s in CP932 reads %s', (text, read) => {
	expect(iconv.decode(Buffer.from(encodeCsv(text, 'cp932')), 'cp932')).toBe(read);
});

async function* linesOf(...lines: string[]) {
	for (const line of lines) yield await Promise.resolve(line);
}

test('a file in UTF-8 begins with a byte order mark, once', async () => {
	const response = csvResponse(linesOf('a\r\n', '髙\r\n'), { name: 'x.csv', encoding: 'utf-8' });
	expect(response.headers.get('content-disposition')).toBe('attachment; filename="x.csv"');
	const bytes = Buffer.from(await response.arrayBuffer());
	expect(bytes.toString('utf8')).toBe('\ufeffa\r\n髙\r\n');
});

test('a reader who leaves ends the reading', async () => {
	let ended = false;
	async function* endless() {
		try {
			for (;;) yield await Promise.resolve('x\r\n');
		} finally {
			ended = true;
		}
	}
	const reader = csvResponse(endless(), { name: 'x.csv', encoding: 'cp932' }).body?.getReader();
	await reader?.read();
	await reader?.cancel();
	expect(ended).toBe(true);
});

test.each([
	['encoding=cp932', 'cp932'],
	['encoding=utf-8', 'utf-8'],
	['encoding=utf-7', 'utf-8'],
	['', 'utf-8']
])('?%s asks for %s', (query, encoding) => {
	expect(csvEncodingOf(new URLSearchParams(query))).toBe(encoding);
});
