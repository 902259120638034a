import { describe, expect, test } from 'vitest';
import { encodeMentions, insertMention, labelsOf, mentionAt, offered } from './mention-text.ts';

const LABELS = labelsOf([
	{ id: 'p1', name: '髙橋 誠', canWork: true },
	{ id: 'p2', name: '佐藤', canWork: true },
	{ id: 'p3', name: '佐藤 花', canWork: true },
	{ id: 'p4', name: 'Mary Auditor', canWork: false },
	{ id: 'p5', name: '佐藤', canWork: true }
]);
const NOBODY: ReadonlySet<string> = new Set();

test('two of the same name can be told apart', () => {
	expect(LABELS.map(({ label }) => label)).toEqual([
		'髙橋 誠',
		'佐藤',
		'佐藤 花',
		'Mary Auditor',
		'佐藤 2'
	]);
});

describe('the name that is being typed', () => {
	test.each([
		['@', { from: 0, query: '' }],
		['@髙橋', { from: 0, query: '髙橋' }],
		['依頼 @Mary A', { from: 3, query: 'Mary A' }],
		['@佐', { from: 0, query: '佐' }],
		['お願い@佐', { from: 3, query: '佐' }],
		['hanako@example.jp', null],
		['x.y@', null],
		['@佐藤\nつぎ', null],
		[`@${'長'.repeat(50)}`, null],
		['nothing', null]
	])('%j', (text, found) => {
		expect(mentionAt(text, text.length)).toEqual(found);
	});
});

describe('who is offered', () => {
	test.each([
		['', ['p1', 'p2', 'p3', 'p4', 'p5']],
		['高橋', ['p1']],
		['佐藤', ['p2', 'p3', 'p5']],
		['AUD', ['p4']],
		['花', ['p3']],
		['zz', []]
	])('%j', (query, ids) => {
		expect(offered(LABELS, query).map(({ id }) => id)).toEqual(ids);
	});
});

test('a name takes the place of what was typed of it', () => {
	const [label] = LABELS;
	if (!label) throw new Error('nobody');
	expect(insertMention('x @髙 y', { from: 2, caret: 4 }, label)).toEqual({
		text: 'x @髙橋 誠 y',
		caret: 8
	});
});

describe('what is sent', () => {
	test.each([
		['@髙橋 誠 お願いします', NOBODY, '@[p1] お願いします'],
		['@佐藤 花 と @佐藤 2 と @佐藤', NOBODY, '@[p3] と @[p5] と @[p2]'],
		// Typed, and perhaps the beginning of somebody else's name.
		['@佐藤さん', NOBODY, '@佐藤さん'],
		['@佐藤さん', new Set(['p2']), '@[p2]さん'],
		['@佐藤', NOBODY, '@[p2]'],
		['mail@example.jp @ @@', NOBODY, 'mail@example.jp @ @@'],
		['', NOBODY, '']
	])('%j', (text, chosen, sent) => {
		expect(encodeMentions(text, LABELS, chosen)).toBe(sent);
	});
});
