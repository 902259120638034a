import { expect, test } from 'vitest';
import { csvLine } from './run-report-csv.ts';

test.each([
	[['A-1', '丸山道具店', '¥4,980'], 'A-1,丸山道具店,"¥4,980"\r\n'],
	[['say "hello"', 'two\nlines'], '"say ""hello""","two\nlines"\r\n'],
	[['=1+1', '+1', '-1', '@SUM(A1)', '\tx'], "'=1+1,'+1,'-1,'@SUM(A1),'\tx\r\n"],
	[['=HYPERLINK("x","y")'], '"\'=HYPERLINK(""x"",""y"")"\r\n'],
	[['', 'a=b'], ',a=b\r\n']
])('%j is written so that no spreadsheet calculates it', (cells, line) => {
	expect(csvLine(cells)).toBe(line);
});
