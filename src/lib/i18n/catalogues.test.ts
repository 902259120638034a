import { describe, expect, it } from 'vitest';
import { loadText } from './text.ts';

const [ja, en] = await Promise.all([loadText('ja'), loadText('en')]);

/** Words that are the same in every language: names, and each language's own name. */
const ANY_LANGUAGE = /^(shell\.mark|shell\.languages\.)/;

function* leaves(value: unknown, path = ''): Generator<[path: string, leaf: unknown]> {
	if (typeof value === 'object' && value !== null) {
		for (const [key, inner] of Object.entries(value)) {
			yield* leaves(inner, path === '' ? key : `${path}.${key}`);
		}
	} else yield [path, value];
}

const japanese = new Map(leaves(ja));
const english = new Map(leaves(en));

describe('the catalogues', () => {
	it('hold the same messages', () => {
		expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort());
	});

	it('say something in each message, with the same parameters', () => {
		for (const [path, message] of japanese) {
			const other = english.get(path);
			expect(typeof other, path).toBe(typeof message);
			if (typeof message === 'string') expect(message, path).not.toBe('');
			if (typeof other === 'string') expect(other, path).not.toBe('');
		}
	});

	it('mix no Japanese into English', () => {
		for (const [path, message] of english) {
			if (ANY_LANGUAGE.test(path)) continue;
			expect(String(message), path).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
		}
	});

	it('name every gateway state of both languages alike', () => {
		for (const [system, states] of Object.entries(ja.words.gatewayState)) {
			const other = en.words.gatewayState[system as keyof typeof en.words.gatewayState];
			expect(Object.keys(other)).toEqual(Object.keys(states));
		}
	});
});
