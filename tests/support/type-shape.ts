import ts from 'typescript';

/**
 * Writes out an exported type of a module down to its primitives, with members in alphabetical
 * order: two types have the same text exactly when the same JSON fits both. `readonly` and names
 * of types do not matter.
 *
 * @throws Error when the module does not export a type of that name
 */
export function typeShape(file: string, exported: string): string {
	const program = ts.createProgram([file], {
		strict: true,
		exactOptionalPropertyTypes: true,
		noEmit: true,
		target: ts.ScriptTarget.ESNext,
		module: ts.ModuleKind.ESNext,
		moduleResolution: ts.ModuleResolutionKind.Bundler,
		allowImportingTsExtensions: true,
		types: []
	});
	const checker = program.getTypeChecker();
	const source = program.getSourceFile(file);
	const module = source && checker.getSymbolAtLocation(source);
	const symbol = module && checker.getExportsOfModule(module).find(({ name }) => name === exported);
	if (symbol === undefined) throw new Error(`${file} exports no type ${exported}`);
	return print(checker, checker.getDeclaredTypeOfSymbol(symbol), []);
}

function print(checker: ts.TypeChecker, type: ts.Type, above: readonly ts.Type[]): string {
	if (above.includes(type)) return '(recursive)';
	const path = [...above, type];
	if (type.isUnion())
		return [...new Set(type.types.map((part) => print(checker, part, path)))].sort().join(' | ');
	if (!(type.flags & ts.TypeFlags.Object) && !type.isIntersection())
		return checker.typeToString(type);
	if (checker.isArrayType(type) || checker.isTupleType(type)) {
		const parts = checker.getTypeArguments(type as ts.TypeReference);
		return `[${parts.map((part) => print(checker, part, path)).join(', ')}]`;
	}
	const members = checker.getPropertiesOfType(type).map((property) => {
		const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
		return `${property.name}${optional}: ${print(checker, checker.getTypeOfSymbol(property), path)}`;
	});
	const index = checker
		.getIndexInfosOfType(type)
		.map((info) => `[${checker.typeToString(info.keyType)}]: ${print(checker, info.type, path)}`);
	return `{ ${[...members, ...index].sort().join('; ')} }`;
}
