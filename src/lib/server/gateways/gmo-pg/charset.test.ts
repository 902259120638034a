import { describe, expect, it } from 'vitest';
import { decodeAnswer, decodeForm, encodeForm } from './charset.ts';

/** Written by hand from the Windows-31J tables, not produced by any of our code. */
const HAND_WRITTEN: readonly [text: string, bytes: readonly number[]][] = [
	['～', [0x81, 0x60]],
	['―', [0x81, 0x5c]],
	['①', [0x87, 0x40]],
	['髙', [0xfb, 0xfc]],
	['﨑', [0xfa, 0xb1]],
	['購入', [0x8d, 0x77, 0x93, 0xfc]],
	['ｱ', [0xb1]]
];

describe('Windows-31J both ways', () => {
	it.each(HAND_WRITTEN)('%s', (text, bytes) => {
		const escaped = bytes
			.map((byte) => {
				const isPlain = /[A-Za-z0-9*._-]/.test(String.fromCharCode(byte)) && byte < 0x80;
				return isPlain
					? String.fromCharCode(byte)
					: `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
			})
			.join('');
		expect(encodeForm({ ItemName: text })).toBe(`ItemName=${escaped}`);
		expect(decodeAnswer(Uint8Array.from(bytes))).toBe(text);
		expect(decodeForm(Buffer.from(`a=${escaped}`)).get('a')).toBe(text);
	});

	it('reads the NEC copy of a letter like the IBM one that it writes', () => {
		expect(decodeAnswer(Uint8Array.of(0xed, 0x95, 0xee, 0xe0))).toBe('﨑髙');
	});

	it('never lets a NUL through, which the database could not keep', () => {
		expect(decodeAnswer(Uint8Array.of(0x41, 0x00, 0x42))).toBe('A\uFFFDB');
		expect(decodeForm(Buffer.from('Status=A%00B')).get('Status')).toBe('A\uFFFDB');
	});

	it('escapes everything but letters, digits and * . _ -', () => {
		expect(encodeForm({ a: 'Az09*._- ~/+=&' })).toBe('a=Az09*._-+%7E%2F%2B%3D%26');
	});
});

describe('a posted form', () => {
	it('keeps the first of a repeated key and survives broken escapes', () => {
		const form = decodeForm(Buffer.from('OrderID=A-1&OrderID=B&Status=%4&Empty=&Alone'));
		expect(form.get('OrderID')).toBe('A-1');
		expect(form.get('Status')).toBe('%4');
		expect(form.get('Empty')).toBe('');
		expect(form.get('Alone')).toBe('');
	});
});
