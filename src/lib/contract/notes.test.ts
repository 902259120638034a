import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentionedIn, notePartsOf, readableNote } from './notes.ts';

test.each([
	['plain', [{ kind: 'text', text: 'plain' }]],
	['', []],
	[
		'ask @[p-1]!',
		[
			{ kind: 'text', text: 'ask ' },
			{ kind: 'person', id: 'p-1' },
			{ kind: 'text', text: '!' }
		]
	],
	[
		'@[a]@[b]',
		[
			{ kind: 'person', id: 'a' },
			{ kind: 'person', id: 'b' }
		]
	],
	['a@[ ] @[] @[髙橋] @[<b>] @x', [{ kind: 'text', text: 'a@[ ] @[] @[髙橋] @[<b>] @x' }]]
])('%j is taken apart', (body, parts) => {
	expect(notePartsOf(body)).toEqual(parts);
});

test('everybody is named once', () => {
	expect(mentionedIn('@[b] @[a] @[b]')).toEqual(['b', 'a']);
});

test('mentions read as names', () => {
	expect(readableNote('@[a] と @[gone]', [{ id: 'a', name: '髙橋 誠' }])).toBe('@髙橋 誠 と @?');
});

test('nothing of a body is lost or added', () => {
	const piece = fc.oneof(fc.string(), fc.constantFrom('@[a-1]', '@[', ']', '@[_]'));
	fc.assert(
		fc.property(fc.array(piece), (pieces) => {
			const body = pieces.join('');
			const again = notePartsOf(body)
				.map((part) => (part.kind === 'text' ? part.text : `@[${part.id}]`))
				.join('');
			expect(again).toBe(body);
		})
	);
});
