import { expect, it } from 'vitest';
import { escapedText, hexRows } from './hex-rows.ts';

const hexOf = (text: string) => Buffer.from(text, 'latin1').toString('hex');

it('lays bytes out with their offset and their characters', () => {
	expect(hexRows(hexOf('A=\x81\x60 b'), 4)).toEqual([
		{ offset: '0000', stretches: [{ lit: false, digits: '41 3d 81 60', characters: 'A=·`' }] },
		{ offset: '0004', stretches: [{ lit: false, digits: '20 62', characters: ' b' }] }
	]);
	expect(hexRows('', 8)).toEqual([]);
});

it('lights the bytes of one pair, over the end of a row', () => {
	const rows = hexRows(hexOf('A=1&B=2'), 4, { start: 2, length: 3 });
	expect(
		rows.map(({ stretches }) => stretches.map(({ lit, characters }) => [lit, characters]))
	).toEqual([
		[
			[false, 'A='],
			[true, '1&']
		],
		[
			[true, 'B'],
			[false, '=2']
		]
	]);
});

it('copies bytes as text that loses nothing', () => {
	expect(escapedText(hexOf('A=\x81\\\0'))).toBe('A=\\x81\\\\\\x00');
});
