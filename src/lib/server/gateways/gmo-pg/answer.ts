import type { UnreadableReason } from '../gateway.ts';

/** Keys are compared without regard to case, as the gateway's own module does. */
export type AnswerFields = ReadonlyMap<string, string>;

export type ParsedAnswer =
	| { kind: 'fields'; fields: AnswerFields }
	| { kind: 'errors'; codes: string[] }
	| { kind: 'unreadable'; reason: UnreadableReason };

/**
 * Reads one line `K=V&K=V`. Values are not percent-encoded, so only the first `=` of a pair divides
 * it; `ErrCode` or `ErrInfo` is the only sign of failure, and their lists are paired by position.
 * A list that is longer than its partner still counts: no error code is dropped.
 */
export function parseAnswer(text: string): ParsedAnswer {
	const line = text.replace(/[\r\n]+$/, '');
	if (line === '') return { kind: 'unreadable', reason: 'ANSWER_EMPTY' };
	const fields = new Map<string, string>();
	for (const pair of line.split('&')) {
		const cut = pair.indexOf('=');
		if (cut <= 0 || !/^[A-Za-z0-9_]+$/.test(pair.slice(0, cut))) {
			return { kind: 'unreadable', reason: 'ANSWER_NOT_READABLE' };
		}
		const key = pair.slice(0, cut).toLowerCase();
		if (!fields.has(key)) fields.set(key, pair.slice(cut + 1));
	}
	const info = listOf(fields.get('errinfo'));
	const code = listOf(fields.get('errcode'));
	if (!fields.has('errinfo') && !fields.has('errcode')) return { kind: 'fields', fields };
	const codes = Array.from(
		{ length: Math.max(info.length, code.length) },
		(_, i) => info[i] ?? code[i] ?? ''
	).filter((entry) => entry !== '');
	return codes.length > 0
		? { kind: 'errors', codes }
		: { kind: 'unreadable', reason: 'ANSWER_INCOMPLETE' };
}

/** A `|` list; a trailing bar adds nothing. */
function listOf(value: string | undefined): string[] {
	return value === undefined ? [] : value.split('|').map((entry) => entry.trim());
}

/** The value of a key, in the first row where the answer has several; '' counts as absent. */
export function fieldOf(fields: AnswerFields, key: string): string | null {
	const value = fields.get(key.toLowerCase());
	if (value === undefined) return null;
	const first = value.split('|')[0] ?? '';
	return first === '' ? null : first;
}
