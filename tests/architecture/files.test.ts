import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { readSourceTree } from './source-tree.ts';

const files = readSourceTree();
const LONGEST = 400;
const VAGUE = /(^|[-/.])(utils?|helpers?|common|managers?|misc|stuff)([-/.]|$)/i;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|js)$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*\.svelte$/;
const ROUTE_FILE = /^\+(page|layout|error|server)(\.server)?(@\w*)?\.(ts|svelte)$/;
/** Written in halves, so that this file does not contain them. */
const FORBIDDEN = [
	['eslint', '-disable'],
	['@ts-', 'ignore'],
	['@ts-', 'expect-error'],
	['@ts-', 'nocheck'],
	['svelte-', 'ignore'],
	['prettier-', 'ignore'],
	['.only', '('],
	['.skip', '('],
	['.todo', '('],
	['.skip', 'If('],
	['.fixme', '(']
].map((halves) => halves.join(''));

test(`no file has more than ${LONGEST} lines`, () => {
	const long = files
		.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
		.filter(({ lines }) => lines > LONGEST);
	expect(long).toEqual([]);
});

test('no name is vague', () => {
	expect(files.map(({ path }) => path).filter((path) => VAGUE.test(path))).toEqual([]);
});

test('modules are kebab-case, components PascalCase', () => {
	const odd = files
		.map(({ path }) => path)
		.filter((path) => {
			const name = basename(path);
			return !(KEBAB.test(name) || PASCAL.test(name) || ROUTE_FILE.test(name));
		});
	expect(odd).toEqual([]);
});

test('no rule is switched off and no test is left out', () => {
	const found = files.flatMap(({ path, text }) =>
		FORBIDDEN.filter((words) => text.includes(words)).map((words) => `${path}: ${words}`)
	);
	expect(found).toEqual([]);
});
