import type { ImportLine } from './source-tree.ts';

type Zone = {
	/** Which files the row speaks of; the first row that matches counts. */
	readonly of: RegExp;
	/** What they may import: a path from the root, `npm:…`, `node:…` or `kit:…`. */
	readonly may: readonly RegExp[];
	/** What they may import types of, beyond that. */
	readonly mayType?: readonly RegExp[];
	/** What they may not import although `may` would allow it. */
	readonly never?: readonly RegExp[];
};

const DOMAIN = /^src\/lib\/domain\//;
const CONTRACT = /^src\/lib\/contract\//;
const GATEWAY_CODES = /^src\/lib\/contract\/gateway-codes(\.ts|\/)/;
const I18N = /^src\/lib\/i18n\//;
const SERVER = /^src\/lib\/server\//;
const CLIENT = /^src\/lib\/client\//;
const FEATURES = /^src\/lib\/features\//;
const UI = /^src\/lib\/ui\//;
const ROUTE_PART = /^src\/routes\//;
const NODE = /^node:/;
const ANY_PACKAGE = /^npm:/;
const SVELTE_KIT = /^kit:\$(app|env)\//;
const SQL = /^npm:(drizzle-orm|postgres)(\/|$)|^src\/lib\/server\/db\/(client|migrate|schema)/;
const BROWSER_PACKAGE =
	/^npm:(svelte|bits-ui|virtua|@lucide\/svelte|@sveltejs\/kit|socket\.io-client|@trpc\/client|trpc-sveltekit|@fontsource-variable)(\/|$)/;

/** Who may import whom; ARCHITECTURE.md says why. */
const IMPORT_RULES: readonly Zone[] = [
	{ of: DOMAIN, may: [DOMAIN] },
	{ of: CONTRACT, may: [CONTRACT, DOMAIN, /^npm:zod$/] },
	{ of: I18N, may: [I18N, CONTRACT, DOMAIN, /^npm:intl-messageformat$/] },
	{
		of: /^src\/lib\/server\/gateways\//,
		may: [/^src\/lib\/server\/gateways\//, DOMAIN, GATEWAY_CODES, NODE, ANY_PACKAGE],
		never: [SQL]
	},
	{
		of: /^src\/lib\/server\/(trpc|api|http)\//,
		may: [SERVER, CONTRACT, DOMAIN, I18N, NODE, ANY_PACKAGE],
		mayType: [SQL],
		never: [SQL]
	},
	{
		of: /^src\/lib\/server\/realtime\//,
		may: [SERVER, CONTRACT, DOMAIN, NODE, ANY_PACKAGE],
		mayType: [SQL],
		never: [SQL]
	},
	{ of: SERVER, may: [SERVER, CONTRACT, DOMAIN, NODE, ANY_PACKAGE] },
	{
		of: CLIENT,
		may: [CLIENT, CONTRACT, DOMAIN, I18N, SVELTE_KIT, BROWSER_PACKAGE],
		mayType: [SERVER]
	},
	{ of: UI, may: [UI, BROWSER_PACKAGE] },
	{
		of: FEATURES,
		may: [FEATURES, CLIENT, UI, CONTRACT, DOMAIN, I18N, SVELTE_KIT, BROWSER_PACKAGE],
		mayType: [SERVER]
	},
	{
		of: /^src\/routes\/.*\+(page|layout)?\.?server\.ts$/,
		may: [SERVER, CONTRACT, DOMAIN, I18N, ROUTE_PART, SVELTE_KIT, ANY_PACKAGE, NODE],
		never: [SQL]
	},
	{
		of: ROUTE_PART,
		may: [
			...[ROUTE_PART, FEATURES, CLIENT, UI, CONTRACT, DOMAIN, I18N, SVELTE_KIT, BROWSER_PACKAGE],
			/^src\/app\.css$/,
			/^src\/fonts(-japanese)?\.css$/
		],
		mayType: [SERVER]
	},
	{ of: /^src\/simulator\//, may: [/^src\/simulator\//, GATEWAY_CODES, NODE, ANY_PACKAGE] },
	{
		of: /^src\/(boot\/.*|main|start|build)\.ts$/,
		may: [
			/^src\/(boot\/.*|main|start|build)\.ts$/,
			/^src\/lib\/server\/(settings|log|boot-slot|db\/migrate)\.ts$/,
			...[NODE, ANY_PACKAGE]
		]
	},
	{
		of: /^src\/(hooks(\.server|\.client)?|app\.d|params\/.*)\.ts$/,
		may: [SERVER, CONTRACT, DOMAIN, I18N, SVELTE_KIT, NODE, ANY_PACKAGE],
		mayType: [CLIENT],
		never: [SQL]
	},
	{ of: /^(tests\/|[^/]+\.(ts|js)$)/, may: [/.*/] }
];

/** What plain Node runs: no bundler resolves names there. */
const RUN_BY_NODE =
	/^(src\/lib\/(domain|contract|server|i18n)\/|src\/(simulator|boot)\/|src\/[a-z]+\.ts$|tests\/)/;

/** One sentence per import that breaks a rule. */
export function brokenImports(lines: readonly ImportLine[]): string[] {
	return lines.flatMap((line) => {
		const complaint = judge(line);
		return complaint === null ? [] : [`${line.from}: "${line.specifier}" ${complaint}`];
	});
}

function judge({ from, specifier, target, typeOnly }: ImportLine): string | null {
	// A test may reach for what it tests with, but not out of its own side of the wall.
	const isTest = /\.test\.ts$/.test(from);
	const zone = IMPORT_RULES.find(({ of }) => of.test(from));
	if (zone === undefined) return 'stands in a folder that no rule speaks of';
	if (!isTest && !mayImport(zone, target, typeOnly)) return 'may not be imported there';
	if (!RUN_BY_NODE.test(from)) return null;
	if (specifier.startsWith('$')) return 'needs a bundler; use a relative path';
	if (specifier.startsWith('.') && !/\.(ts|js|json|css)$/.test(specifier)) {
		return 'must end in .ts';
	}
	return null;
}

function mayImport(zone: Zone, target: string, typeOnly: boolean): boolean {
	const matches = (patterns: readonly RegExp[] = []): boolean =>
		patterns.some((pattern) => pattern.test(target));
	if (typeOnly && matches(zone.mayType)) return true;
	return matches(zone.may) && !matches(zone.never);
}

/** Files that load each other in a ring, each ring once. Imports of types are gone before that. */
export function importCycles(lines: readonly ImportLine[]): string[] {
	const edges = new Map<string, string[]>();
	for (const { from, target, typeOnly } of lines) {
		if (!typeOnly) edges.set(from, [...(edges.get(from) ?? []), target]);
	}
	const cycles: string[] = [];
	const done = new Set<string>();
	const path: string[] = [];
	const visit = (file: string): void => {
		const start = path.indexOf(file);
		if (start >= 0) cycles.push([...path.slice(start), file].join(' → '));
		if (start >= 0 || done.has(file)) return;
		path.push(file);
		for (const next of edges.get(file) ?? []) visit(next);
		path.pop();
		done.add(file);
	};
	for (const file of edges.keys()) visit(file);
	return cycles;
}
