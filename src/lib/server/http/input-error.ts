import type { ZodError } from 'zod';
import { CodedError } from '../../contract/errors.ts';

/**
 * The first complaint of a schema as a coded error: MISSING_FIELD, UNKNOWN_FIELD or BAD_FIELD, with
 * the place as `lines[0].sku`. What was sent is never repeated in the answer: it may hold a secret.
 *
 * @param input What the schema was given; a value absent there is missing, not bad.
 */
export function inputError(error: ZodError, input: unknown): CodedError {
	const issue = error.issues[0];
	if (issue === undefined) return new CodedError('BAD_FIELD', { cause: error });
	if (issue.code === 'unrecognized_keys')
		return coded('UNKNOWN_FIELD', [...issue.path, issue.keys[0] ?? ''], error);
	const missing = issue.path.length > 0 && valueAt(input, issue.path) === undefined;
	return coded(missing ? 'MISSING_FIELD' : 'BAD_FIELD', issue.path, error);
}

function coded(
	code: 'MISSING_FIELD' | 'UNKNOWN_FIELD' | 'BAD_FIELD',
	path: readonly PropertyKey[],
	cause: ZodError
): CodedError {
	const field = fieldName(path);
	return new CodedError(code, { ...(field === '' ? {} : { field }), cause });
}

/** A path as people write it: `lines[0].sku`. */
function fieldName(path: readonly PropertyKey[]): string {
	return path.reduce<string>((name, part) => {
		if (typeof part === 'number') return `${name}[${part}]`;
		return name === '' ? String(part) : `${name}.${String(part)}`;
	}, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>((inner, part) => {
		if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, part))
			return undefined;
		return (inner as Record<PropertyKey, unknown>)[part];
	}, value);
}
