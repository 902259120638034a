import { expect, it } from 'vitest';
import {
	decodeForm,
	decodeWindows31J,
	encodeForm,
	encodeFormValue,
	encodeWindows31J,
	isEncodable,
	UNDECODABLE
} from './windows-31j.ts';

/** Written by hand from the Windows-31J code chart, not by the code under test. */
const GOLDEN: ReadonlyArray<readonly [text: string, bytes: number[], form: string]> = [
	['～', [0x81, 0x60], '%81%60'],
	['―', [0x81, 0x5c], '%81%5C'],
	['①', [0x87, 0x40], '%87%40'],
	['髙', [0xfb, 0xfc], '%FB%FC'],
	['﨑', [0xfa, 0xb1], '%FA%B1'],
	['購入', [0x8d, 0x77, 0x93, 0xfc], '%8Dw%93%FC'],
	['表示', [0x95, 0x5c, 0x8e, 0xa6], '%95%5C%8E%A6'],
	['ｱ', [0xb1], '%B1'],
	['a b', [0x61, 0x20, 0x62], 'a+b'],
	['a+b=c&d%', [0x61, 0x2b, 0x62, 0x3d, 0x63, 0x26, 0x64, 0x25], 'a%2Bb%3Dc%26d%25'],
	['A-z.9_*', [0x41, 0x2d, 0x7a, 0x2e, 0x39, 0x5f, 0x2a], 'A-z.9_*']
];

it.each(GOLDEN)('%s has its bytes in both directions', (text, bytes, form) => {
	expect([...encodeWindows31J(text)]).toEqual(bytes);
	expect(decodeWindows31J(Uint8Array.from(bytes))).toBe(text);
	expect(encodeFormValue(text)).toBe(form);
	expect(decodeForm(Buffer.from(`v=${form}`, 'latin1')).get('v')).toBe(text);
});

it('reads the NEC codes of the same characters too', () => {
	expect(decodeWindows31J(Uint8Array.of(0xee, 0xe0, 0xed, 0x95))).toBe('髙﨑');
});

it('reads raw bytes, lower-case digits and broken escapes', () => {
	const body = Buffer.from([0x76, 0x3d, 0x81, 0x60, 0x25, 0x38, 0x37, 0x25, 0x34, 0x30]);
	expect(decodeForm(body).get('v')).toBe('～①');
	expect(decodeForm(Buffer.from('v=%fb%fc')).get('v')).toBe('髙');
	expect(decodeForm(Buffer.from('v=100%&w=%4')).get('v')).toBe('100%');
	expect(decodeForm(Buffer.from('v=100%&w=%4')).get('w')).toBe('%4');
});

it('splits on & and on the first = only', () => {
	const fields = decodeForm(Buffer.from('Token=a/b+c==&&Empty=&Bare&Token=second'));
	expect([...fields]).toEqual([
		['Token', 'a/b c=='],
		['Empty', ''],
		['Bare', '']
	]);
});

it('marks what is not Windows-31J', () => {
	expect(decodeForm(Buffer.from('v=%FF')).get('v')).toContain(UNDECODABLE);
	expect(isEncodable('髙﨑～―①')).toBe(true);
	expect(isEncodable('𠮷')).toBe(false);
	expect(isEncodable('한')).toBe(false);
});

it('writes a form in order', () => {
	const fields: Array<[string, string]> = [
		['B', '髙'],
		['A', '']
	];
	expect(encodeForm(fields)).toBe('B=%FB%FC&A=');
});
