import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, parseAnswer } from './answer.ts';

function fields(line: string) {
	const parsed = parseAnswer(line);
	if (parsed.kind !== 'fields') throw new Error(`not fields: ${parsed.kind}`);
	return parsed.fields;
}

describe('an answer line', () => {
	it('divides a pair at its first = only, and decodes nothing', () => {
		const read = fields('AccessID=0f&Token=a/b+c==&StartURL=https://x.example/?k=v');
		expect(fieldOf(read, 'Token')).toBe('a/b+c==');
		expect(fieldOf(read, 'StartURL')).toBe('https://x.example/?k=v');
	});

	it('compares keys without regard to case', () => {
		expect(fieldOf(fields('ORDERID=A-1&status=AUTH'), 'OrderID')).toBe('A-1');
	});

	it('takes the first row of a list; a trailing bar adds none', () => {
		const read = fields('Status=AUTH|&Amount=100|200');
		expect(fieldOf(read, 'Status')).toBe('AUTH');
		expect(fieldOf(read, 'Amount')).toBe('100');
		expect(fieldOf(read, 'Tax')).toBeNull();
	});
});

describe('errors', () => {
	it.each([
		['ErrCode=RC1&ErrInfo=RC1000109', ['RC1000109']],
		['ErrCode=E01|E01&ErrInfo=E01050002|E01060006', ['E01050002', 'E01060006']],
		['ErrCode=E01|E92|RC1&ErrInfo=E01050002', ['E01050002', 'E92', 'RC1']],
		['ErrCode=E01&ErrInfo=E01050002|E92000001', ['E01050002', 'E92000001']],
		['errcode=M01&errinfo=M01054004&Status=SALES', ['M01054004']],
		['ErrInfo=M01054004', ['M01054004']]
	])('%s', (line, codes) => {
		expect(parseAnswer(line)).toEqual({ kind: 'errors', codes });
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
