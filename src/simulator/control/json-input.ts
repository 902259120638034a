import { invalid } from './control-error.ts';

/** A JSON object from outside, read field by field. Unknown fields are errors, not ignored. */
export interface JsonInput {
	text(name: string): string;
	optionalText(name: string): string | undefined;
	optionalNumber(name: string, low: number, high: number): number | undefined;
	number(name: string, low: number, high: number): number;
	optionalInteger(name: string, low: number, high: number): number | undefined;
	integer(name: string, low: number, high: number): number;
	flag(name: string, otherwise: boolean): boolean;
	choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T;
	optionalObject(name: string): JsonInput | undefined;
	optionalList(name: string): JsonInput[] | undefined;
	/** @throws ControlError when a field was given that nobody asked for */
	finish(): void;
}

function pathOf(prefix: string, name: string): string {
	return prefix === '' ? name : `${prefix}.${name}`;
}

export function jsonInput(value: unknown, prefix = ''): JsonInput {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw invalid(prefix, 'オブジェクトを指定してください。', 'An object is expected.');
	}
	const given = new Map<string, unknown>(Object.entries(value));
	const asked = new Set<string>();
	const nested: JsonInput[] = [];

	const take = (name: string): unknown => {
		asked.add(name);
		return given.get(name) ?? undefined;
	};
	const required = <T>(name: string, found: T | undefined): T => {
		if (found !== undefined) return found;
		throw invalid(pathOf(prefix, name), '必須です。', 'This field is required.');
	};
	const child = (name: string, item: unknown): JsonInput => {
		const input = jsonInput(item, pathOf(prefix, name));
		nested.push(input);
		return input;
	};

	const input: JsonInput = {
		text: (name) => required(name, input.optionalText(name)),
		optionalText(name) {
			const found = take(name);
			if (found === undefined) return undefined;
			if (typeof found === 'string' && found !== '') return found;
			throw invalid(pathOf(prefix, name), '文字列を指定してください。', 'A text is expected.');
		},
		number: (name, low, high) => required(name, input.optionalNumber(name, low, high)),
		optionalNumber(name, low, high) {
			const found = take(name);
			if (found === undefined) return undefined;
			if (typeof found === 'number' && found >= low && found <= high) return found;
			throw invalid(
				pathOf(prefix, name),
				`${low}〜${high}の数値を指定してください。`,
				`A number from ${low} to ${high} is expected.`
			);
		},
		integer: (name, low, high) => required(name, input.optionalInteger(name, low, high)),
		optionalInteger(name, low, high) {
			const found = input.optionalNumber(name, low, high);
			if (found === undefined || Number.isSafeInteger(found)) return found;
			throw invalid(pathOf(prefix, name), '整数を指定してください。', 'An integer is expected.');
		},
		flag(name, otherwise) {
			const found = take(name);
			if (found === undefined) return otherwise;
			if (typeof found === 'boolean') return found;
			throw invalid(
				pathOf(prefix, name),
				'true か false を指定してください。',
				'True or false is expected.'
			);
		},
		choice(name, choices, otherwise) {
			const found = take(name);
			if (found === undefined) return otherwise;
			const choice = choices.find((candidate) => candidate === found);
			if (choice !== undefined) return choice;
			const list = choices.join(', ');
			throw invalid(
				pathOf(prefix, name),
				`次のいずれかを指定してください: ${list}`,
				`One of these is expected: ${list}.`
			);
		},
		optionalObject(name) {
			const found = take(name);
			return found === undefined ? undefined : child(name, found);
		},
		optionalList(name) {
			const found = take(name);
			if (found === undefined) return undefined;
			if (Array.isArray(found)) return found.map((item, i) => child(`${name}[${i}]`, item));
			throw invalid(pathOf(prefix, name), '配列を指定してください。', 'A list is expected.');
		},
		finish() {
			for (const inner of nested) inner.finish();
			for (const name of given.keys()) {
				if (asked.has(name)) continue;
				throw invalid(pathOf(prefix, name), '不明な項目です。', 'Nobody knows this field.');
			}
		}
	};
	return input;
}
