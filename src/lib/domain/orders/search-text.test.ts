import { describe, expect, it } from 'vitest';
import { fold, foldSearch, searchedText } from './search-text.ts';

const ORDER = {
	number: 'MS-104655',
	gatewayOrderId: 'MS104655A',
	slipNumber: '4512-8890-1234',
	buyerName: '髙橋　美咲',
	buyerKana: 'タカハシ ミサキ',
	buyerEmail: 'Misaki.T@Example.jp',
	amount: 18_400
};

/** Every way in which a person might type it. */
const FINDS: [string, string][] = [
	['the number', 'MS-104655'],
	['a part of the number', '4655'],
	['the number in full width', 'ＭＳ－１０４６５５'],
	['the number with another hyphen', 'ms‐104655'],
	['the name', '髙橋 美咲'],
	['the name with the common character', '高橋美咲'],
	['part of the name', '橋美'],
	['the reading in katakana', 'タカハシ'],
	['the reading in half width', 'ﾀｶﾊｼ'],
	['the reading in hiragana', 'たかはし みさき'],
	['the address in capitals', 'EXAMPLE.JP'],
	['the slip number', '8890-1234'],
	['the sum', '¥18,400'],
	['the sum in full width', '￥１８，４００'],
	['the sum in words', '18,400円'],
	['pasted with blanks and a line break', '  MS-104655 \r\n'],
	['a single character beside a word', '高橋 美']
];

const finds = (typed: string): boolean => {
	const words = foldSearch(typed);
	const searched = searchedText(ORDER);
	return words.length > 0 && words.every((word) => searched.includes(word));
};

describe('a search finds the order by', () => {
	it.each(FINDS)('%s', (_, typed) => {
		expect(finds(typed)).toBe(true);
	});
});

describe('a search does not find', () => {
	it.each([
		['across two fields', '104655ms104655a'],
		['a sum that is part of another', '¥8,400'],
		['another name that only looks alike', '斎藤'],
		['one character alone', '橋'],
		['nothing', ' \t\n']
	])('%s', (_, typed) => {
		expect(finds(typed)).toBe(false);
	});
});

it.each([
	['髙﨑', '高崎'],
	['渡邉󠄂', '渡辺'],
	['ヴァイオリン', 'ゔぁいおりん'],
	['ｶﾞ', 'が'],
	['ー', 'ー']
])('%s is compared as %s', (typed, folded) => {
	expect(fold(typed)).toBe(folded);
});

it('keeps names apart that are different ones', () => {
	expect(fold('斎藤')).not.toBe(fold('斉藤'));
});
