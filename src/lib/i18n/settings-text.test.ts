import { expect, it } from 'vitest';
import { loadSettingsText } from './settings-text.ts';

const [ja, en] = [await loadSettingsText('ja'), await loadSettingsText('en')];

function* leaves(value: unknown, path = ''): Generator<[path: string, leaf: unknown]> {
	if (typeof value !== 'object' || value === null) {
		yield [path, value];
		return;
	}
	for (const [key, inner] of Object.entries(value)) yield* leaves(inner, `${path}.${key}`);
}

it('says the same things in both languages, in words of that language', () => {
	const english = new Map(leaves(en));
	expect([...english.keys()].sort()).toEqual([...leaves(ja)].map(([path]) => path).sort());
	for (const [path, message] of english) {
		expect(String(message), path).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
		expect(message, path).not.toBe('');
	}
});
