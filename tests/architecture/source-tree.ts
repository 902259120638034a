import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');
const BUILTINS = new Set(builtinModules);

/** One import line. `target` is a path from the root, or `npm:…`, `node:…`, `kit:…`. */
export type ImportLine = {
	readonly from: string;
	readonly specifier: string;
	readonly target: string;
	readonly typeOnly: boolean;
};

export type SourceFile = {
	readonly path: string;
	readonly text: string;
	readonly imports: readonly ImportLine[];
};

/** Every TypeScript and Svelte file of the project, with its imports. */
export function readSourceTree(): SourceFile[] {
	const patterns = ['src/**/*.{ts,svelte}', 'tests/**/*.ts', '*.{ts,js}'];
	return globSync(patterns, { cwd: ROOT })
		.sort()
		.map((path) => {
			const text = readFileSync(join(ROOT, path), 'utf8');
			return { path, text, imports: importsOf(path, text) };
		});
}

/** Reads the imports of one file, dynamic ones and re-exports included. */
export function importsOf(path: string, text: string): ImportLine[] {
	const code = path.endsWith('.svelte') ? scriptsOf(text) : text;
	const found: ImportLine[] = [];
	const note = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
		if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
		const target = resolveTarget(path, specifier.text);
		found.push({ from: path, specifier: specifier.text, target, typeOnly });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			note(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
		} else if (ts.isExportDeclaration(node)) {
			note(node.moduleSpecifier, node.isTypeOnly);
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			note(node.arguments[0], false);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest));
	return found;
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
	if (clause === undefined) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const named = clause.namedBindings;
	return (
		clause.name === undefined &&
		named !== undefined &&
		ts.isNamedImports(named) &&
		named.elements.length > 0 &&
		named.elements.every((element) => element.isTypeOnly)
	);
}

function scriptsOf(svelte: string): string {
	return [...svelte.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
		.map(([, script]) => script)
		.join('\n');
}

function resolveTarget(from: string, specifier: string): string {
	if (specifier.startsWith('.')) return relative(ROOT, join(ROOT, dirname(from), specifier));
	if (specifier.startsWith('$lib/')) return `src/lib/${specifier.slice('$lib/'.length)}`;
	if (specifier.startsWith('$')) return `kit:${specifier}`;
	if (specifier.startsWith('node:')) return specifier;
	return BUILTINS.has(specifier) ? `node:${specifier}` : `npm:${specifier}`;
}
