import { parse } from 'svelte/compiler';
import { expect, it } from 'vitest';
import { readSourceTree } from '../../../../tests/architecture/source-tree.ts';
import { loadText } from '../../i18n/text.ts';
import { SHORTCUTS, type ShortcutGroup } from './shortcut-table.ts';

interface Node {
	type: string;
	[key: string]: unknown;
}

/** What components bind by other means than by writing the keys down. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
	'lib/features/desk/DeskTabs.svelte': ['1'],
	'lib/features/orders/ActionList.svelte': SHORTCUTS.order.keys
		.map(([key]) => key)
		.filter((key) => !['w', 'q', 'g', 'a'].includes(key))
};
/** The arrows do what j and k do. */
const TWINS = ['ArrowDown', 'ArrowUp'];
/** Places that share a screen with `everywhere`, and with one another. */
const SCREENS = [['list', 'order'], ['tasks'], ['batches'], ['audit']] as const;

const groups: readonly ShortcutGroup[] = Object.values(SHORTCUTS);
const components = readSourceTree().filter(
	({ path, text }) => path.endsWith('.svelte') && /\bshortcuts\(\(\) =>/.test(text)
);

const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';

function* nodesOf(value: unknown): Generator<Node> {
	if (Array.isArray(value)) for (const one of value) yield* nodesOf(one);
	else if (typeof value === 'object' && value !== null) {
		if (isNode(value)) yield value;
		for (const inner of Object.values(value)) yield* nodesOf(inner);
	}
}

const keysOf = (object: unknown): string[] =>
	isNode(object) && object.type === 'ObjectExpression'
		? [...nodesOf(object.properties)]
				.filter(({ type }) => type === 'Property' && (object.properties as unknown[]).length > 0)
				.filter((property) => (object.properties as unknown[]).includes(property))
				.map(({ key }) => {
					const { name, value } = key as { name?: string; value?: string };
					return String(name ?? value);
				})
		: [];

/** The keys that a component binds, as far as it writes them down. */
function boundIn(text: string): string[] {
	const nodes = [...nodesOf(parse(text, { modern: true }))];
	const calls = nodes.filter(
		({ type, callee }) =>
			type === 'CallExpression' && isNode(callee) && callee['name'] === 'shortcuts'
	);
	return calls.flatMap((call) => {
		const [arrow] = call['arguments'] as Node[];
		const body = arrow?.['body'];
		if (!isNode(body)) return [];
		if (body.type !== 'Identifier') return keysOf(body);
		const declared = nodes.find(
			({ type, id }) => type === 'VariableDeclarator' && isNode(id) && id['name'] === body['name']
		);
		return keysOf(declared?.['init']);
	});
}

const below = (path: string) => path.replace(/^.*?src\//, '');

it('every component that binds keys stands in the table, with the keys that it binds', () => {
	expect(components.length).toBeGreaterThan(10);
	for (const { path, text } of components) {
		const file = below(path);
		const known = groups.filter(({ boundBy }) => boundBy.includes(file));
		expect(known, `${file} binds keys that nobody is told of`).toHaveLength(1);
		const told = [...known, SHORTCUTS.everywhere].flatMap(({ keys }) => keys.map(([key]) => key));
		for (const key of boundIn(text).filter((one) => !TWINS.includes(one)))
			expect(told, `${file} binds ${key}`).toContain(key);
	}
});

it('every key of the table is bound', () => {
	for (const { keys, boundBy } of groups) {
		const bound = boundBy.flatMap((file) => {
			const component = components.find(({ path }) => below(path) === file);
			expect(component, `${file} binds nothing`).toBeDefined();
			return [...boundIn(component?.text ?? ''), ...(COMPUTED[file] ?? [])];
		});
		for (const [key] of keys.filter(([one]) => !one.startsWith('⌘')))
			expect(bound, key).toContain(key);
	}
});

it('no key does two things on one screen', () => {
	for (const places of SCREENS) {
		const keys = [...places, 'everywhere' as const].flatMap((place) =>
			SHORTCUTS[place].keys.map(([key]) => key)
		);
		expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
	}
});

it('every key says what it does, in both languages', async () => {
	for (const text of [await loadText('ja'), await loadText('en')])
		for (const { name, keys } of groups)
			for (const does of [name, ...keys.map(([, one]) => one)]) expect(does(text)).not.toBe('');
});
