import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyRow, parseAnswer } from './answer.ts';

function fields(line: string) {
	const parsed = parseAnswer(line);
	if (parsed.kind !== 'fields') throw new Error(`not fields: ${parsed.kind}`);
	return parsed.fields;
}

function row(line: string, ...keys: string[]) {
	return onlyRow(fields(line), keys);
}

describe('an answer line', () => {
	it('divides a pair at its first = only, and decodes nothing', () => {
		const read = row(
			'AccessID=0f&Token=a/b+c==&StartURL=https://x.example/?k=v',
			'Token',
			'StartURL'
		);
		expect(read?.('Token')).toBe('a/b+c==');
		expect(read?.('StartURL')).toBe('https://x.example/?k=v');
	});

	it('compares keys without regard to case', () => {
		const read = row('ORDERID=A-1&status=AUTH', 'OrderID', 'Status');
		expect(read?.('OrderID')).toBe('A-1');
		expect(read?.('Status')).toBe('AUTH');
	});

	it('may say a thing twice, but not two things', () => {
		expect(row('Status=AUTH&status=AUTH', 'Status')?.('Status')).toBe('AUTH');
		expect(parseAnswer('Status=AUTH&status=SALES')).toEqual({
			kind: 'unreadable',
			reason: 'ANSWER_NOT_READABLE'
		});
	});

	it('a trailing bar adds no row where every key has it', () => {
		const read = row('Status=AUTH|&Amount=100|&Tax=', 'Status', 'Amount', 'Tax');
		expect([read?.('Status'), read?.('Amount'), read?.('Tax')]).toEqual(['AUTH', '100', null]);
	});

	it.each([
		['a second row', 'Status=AUTH|SALES|&Amount=1|2|'],
		['a bar in the middle of a figure', 'Status=AUTH&Amount=4|980'],
		['a bar in the place of a digit', 'Status=AUTH&Amount=498|'],
		['two bars', 'Status=AUTH||&Amount=1||']
	])('%s is not believed', (_, line) => {
		expect(row(line, 'Status', 'Amount')).toBeNull();
	});

	it('what is not read may hold bars', () => {
		expect(row('Status=AUTH&ClientField1=a|b', 'Status')?.('Status')).toBe('AUTH');
	});
});

describe('errors', () => {
	it.each([
		['ErrCode=RC1&ErrInfo=RC1000109', ['RC1000109']],
		['ErrCode=E01|E01&ErrInfo=E01050002|E01060006', ['E01050002', 'E01060006']],
		['ErrCode=E01|E92|RC1&ErrInfo=E01050002', ['E01050002', 'E92', 'RC1']],
		['ErrCode=E01&ErrInfo=E01050002|E92000001', ['E01050002', 'E92000001']],
		['errcode=M01&errinfo=M01054004&Status=SALES', ['M01054004']],
		['ErrInfo=M01054004', ['M01054004']],
		['ErrCode=E01|&ErrInfo=E01050002|', ['E01050002']],
		['ErrCode=E01|E92&ErrInfo=E01050002|', ['E01050002', 'E92']],
		['ErrCode=RC1&ErrInfo=E92000001', ['E92000001', 'RC1']],
		[`ErrCode=ZZ9&ErrInfo=ZZ9${'9'.repeat(500)}`, [`ZZ9${'9'.repeat(17)}`]]
	])('%s', (line, codes) => {
		expect(parseAnswer(line)).toEqual({ kind: 'errors', codes });
	});

	it('a list that no request can earn is no answer', () => {
		const codes = Array.from({ length: 1_000 }, () => 'E01050002').join('|');
		expect(parseAnswer(`ErrInfo=${codes}`)).toEqual({
			kind: 'unreadable',
			reason: 'ANSWER_NOT_READABLE'
		});
	});

	it('an error without a code is no answer', () => {
		expect(parseAnswer('ErrCode=&ErrInfo=')).toEqual({
			kind: 'unreadable',
			reason: 'ANSWER_INCOMPLETE'
		});
	});
});

describe('what is no answer', () => {
	it.each([
		['', 'ANSWER_EMPTY'],
		['\r\n', 'ANSWER_EMPTY'],
		['<html><body>502</body></html>', 'ANSWER_NOT_READABLE'],
		['Status', 'ANSWER_NOT_READABLE'],
		['Status=AUTH&', 'ANSWER_NOT_READABLE'],
		['=AUTH', 'ANSWER_NOT_READABLE']
	])('%j', (line, reason) => {
		expect(parseAnswer(line)).toEqual({ kind: 'unreadable', reason });
	});

	it('never throws, whatever comes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (line) => {
				expect(['fields', 'errors', 'unreadable']).toContain(parseAnswer(line).kind);
			}),
			{ numRuns: 2_000 }
		);
	});
});
