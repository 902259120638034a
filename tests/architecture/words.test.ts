import { parse, type AST } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { readSourceTree } from './source-tree.ts';

/** Attributes that a person reads or hears. */
const READ = new Set(['aria-label', 'title', 'placeholder', 'alt', 'data-tip', 'label']);
/** A letter of any script: signs such as `·` and `–` are no words. */
const LETTER = /\p{L}/u;

/** What the markup says by itself instead of asking the catalogue; names of keys are no words. */
function* wordsIn(node: unknown, inside: string[] = []): Generator<string> {
	if (Array.isArray(node)) {
		for (const child of node) yield* wordsIn(child, inside);
		return;
	}
	if (typeof node !== 'object' || node === null) return;
	const { type, name } = node as { type?: string; name?: string };
	if (type === 'Text' && !inside.includes('kbd')) {
		const { data } = node as AST.Text;
		if (LETTER.test(data.replace(/&\w+;/g, ''))) yield data.trim();
		return;
	}
	if (type === 'Attribute' && !READ.has(name ?? '')) return;
	if (type === 'Script' || type === 'StyleSheet' || type === 'Comment') return;
	const within = type === 'RegularElement' ? [...inside, name ?? ''] : inside;
	for (const [key, value] of Object.entries(node)) {
		if (key !== 'expression' && key !== 'metadata') yield* wordsIn(value, within);
	}
}

test('every word on a screen comes from the catalogue', () => {
	const components = readSourceTree().filter(({ path }) => path.endsWith('.svelte'));
	expect(components.length).toBeGreaterThan(30);
	const found = components.flatMap(({ path, text }) =>
		[...wordsIn(parse(text, { modern: true }).fragment)].map((words) => `${path}: ${words}`)
	);
	expect(found).toEqual([]);
});

test('words in the markup are found', () => {
	const { fragment } = parse('<p aria-label="一覧">{x}<b>Order</b> · <kbd>esc</kbd></p>', {
		modern: true
	});
	expect([...wordsIn(fragment)]).toEqual(['一覧', 'Order']);
});
