import { describe, expect, it } from 'vitest';
import { FIND_LIMIT, isSameId, wantedIds } from './find-orders.ts';

describe('one id, however it was pasted', () => {
	it.each([
		'MS-104655',
		'  MS-104655\n',
		'ｍｓ－１０４６５５',
		'MS – 104 655',
		'"MS-104655"',
		'MS‐104655\t',
		'ms-\n104655'
	])('%j', (text) => {
		const { list, spellings } = wantedIds(text);
		expect(list).toEqual([]);
		expect(spellings).toContain('MS-104655');
	});

	it('has both cases, for gateways tell them apart', () => {
		expect(wantedIds('Ab-12345').spellings).toEqual(['Ab-12345', 'AB-12345', 'ab-12345']);
	});
});

describe('several ids', () => {
	it.each([
		['MS-104655\nMS-104656\r\nMS-104657', ['MS-104655', 'MS-104656', 'MS-104657']],
		['MS-104655, MS-104656、MS-104655', ['MS-104655', 'MS-104656']],
		['"MS-104655"\t"４９００１２３４５６７８"', ['MS-104655', '490012345678']]
	])('%j', (text, list) => {
		expect(wantedIds(text).list).toEqual(list);
	});

	it.each(['髙橋 美咲', '髙橋 18400', 'MS-104655 髙橋', '佐藤', '18,400'])('%j is none', (text) => {
		expect(wantedIds(text).list).toEqual([]);
	});
});

it('a text is looked at up to its limit, words stay words, and nothing is nothing', () => {
	expect(wantedIds('あ'.repeat(9_000)).words).toHaveLength(FIND_LIMIT);
	expect(wantedIds('髙橋\n　美咲').words).toBe('髙橋 美咲');
	expect(wantedIds(' \n ')).toEqual({ list: [], spellings: [], words: '' });
});

it('ids are the same to a person in any width and case', () => {
	expect(isSameId('MS-104655', 'ｍｓ－104655')).toBe(true);
	expect(isSameId('MS-104655', 'MS-104656')).toBe(false);
	expect(isSameId(null, '')).toBe(false);
});
