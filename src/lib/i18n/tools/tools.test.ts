import { expect, it } from 'vitest';
import { loadToolText } from './index.ts';

const [ja, en] = [await loadToolText('ja'), await loadToolText('en')];

function* leaves(value: unknown, path = ''): Generator<[path: string, leaf: unknown]> {
	if (typeof value !== 'object' || value === null) {
		yield [path, value];
		return;
	}
	for (const [key, inner] of Object.entries(value)) yield* leaves(inner, `${path}.${key}`);
}

/** How words are read is each language's own matter. */
const ofOneLanguage = (path: string) => path.startsWith('.palette.readings');

it('says the same things in both languages, in words of that language', () => {
	const english = new Map(leaves(en));
	const same = (path: string) => !ofOneLanguage(path);
	expect([...english.keys()].filter(same).sort()).toEqual(
		[...leaves(ja)]
			.map(([path]) => path)
			.filter(same)
			.sort()
	);
	for (const [path, message] of english)
		expect(String(message), path).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
});
