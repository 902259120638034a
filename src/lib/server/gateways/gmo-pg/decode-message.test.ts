import { expect, it } from 'vitest';
import { decodeMessage } from './decode-message.ts';

/** `ItemName=大ポ｜` with ポ's second byte a bar, then a piece without a sign, then nothing. */
const ANSWER = Buffer.from('Status=AUTH&X=\x91\xe5\x83\x7c&odd&&T=a=b', 'latin1');

it('shows an answer as it is, each pair with its place', () => {
	expect(decodeMessage(ANSWER, 'answer')).toEqual([
		{ key: 'Status', value: 'AUTH', start: 0, length: 11 },
		{ key: 'X', value: '大ポ', start: 12, length: 6 },
		{ key: '', value: 'odd', start: 19, length: 3 },
		{ key: 'T', value: 'a=b', start: 24, length: 5 }
	]);
});

it('decodes what was posted, and only that', () => {
	const form = Buffer.from('Item+Name=%81%60%87%40&Token=a%2Fb+c&ShopPass=****');
	expect(decodeMessage(form, 'form').map(({ key, value }) => [key, value])).toEqual([
		['Item Name', '～①'],
		['Token', 'a/b c'],
		['ShopPass', '****']
	]);
	const [first] = decodeMessage(Buffer.from('Token=a%2Fb+c'), 'answer');
	expect(first?.value).toBe('a%2Fb+c');
});

it('takes whatever comes', () => {
	expect(decodeMessage(new Uint8Array(), 'answer')).toEqual([]);
	expect(decodeMessage(Uint8Array.of(0x26, 0x3d, 0x00, 0xff), 'answer')).toEqual([
		{ key: '', value: '\uFFFD\uFFFD', start: 1, length: 3 }
	]);
});
