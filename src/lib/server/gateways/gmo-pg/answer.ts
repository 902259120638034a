import type { ExchangeResult, UnreadableReason } from '../gateway.ts';
import { decodeAnswer } from './charset.ts';

/** Keys are compared without regard to case, as the gateway's own module does. */
export type AnswerFields = ReadonlyMap<string, string>;

export type ParsedAnswer =
	| { kind: 'fields'; fields: AnswerFields }
	| { kind: 'errors'; codes: string[] }
	| { kind: 'unreadable'; reason: UnreadableReason };

/** From the bytes of an answer to what it says; never throws, whatever comes. */
export function readAnswer<T>(
	bytes: Uint8Array,
	read: (fields: AnswerFields) => ExchangeResult<T>
): ExchangeResult<T> {
	const parsed = parseAnswer(decodeAnswer(bytes));
	if (parsed.kind === 'errors') return { kind: 'refused', codes: parsed.codes };
	return parsed.kind === 'fields' ? read(parsed.fields) : parsed;
}

/**
 * Reads one line `K=V&K=V`. Values are not percent-encoded, so only the first `=` of a pair divides
 * it; `ErrCode` or `ErrInfo` is the only sign of failure, and their lists are paired by position.
 * A key that stands twice with different values makes the line contradict itself: no answer.
 */
export function parseAnswer(text: string): ParsedAnswer {
	const line = withoutLineEnd(text);
	if (line === '') return unreadable('ANSWER_EMPTY');
	const fields = new Map<string, string>();
	for (const pair of line.split('&')) {
		const cut = pair.indexOf('=');
		if (cut <= 0 || !/^[A-Za-z0-9_]+$/.test(pair.slice(0, cut))) {
			return unreadable('ANSWER_NOT_READABLE');
		}
		const key = pair.slice(0, cut).toLowerCase();
		const value = pair.slice(cut + 1);
		if ((fields.get(key) ?? value) !== value) return unreadable('ANSWER_NOT_READABLE');
		fields.set(key, value);
	}
	const info = fields.get('errinfo');
	const code = fields.get('errcode');
	if (info === undefined && code === undefined) return { kind: 'fields', fields };
	const codes = pairedCodes(listOf(info), listOf(code));
	if (codes.length === 0) return unreadable('ANSWER_INCOMPLETE');
	return codes.length > MOST_CODES ? unreadable('ANSWER_NOT_READABLE') : { kind: 'errors', codes };
}

/** One error per field and call is the most that a request of this protocol can earn. */
const MOST_CODES = 32;
const LONGEST_CODE = 20;

/**
 * An ErrCode is the first three characters of its ErrInfo [A5]. Where the two disagree or one is
 * missing, what there is of both is kept: no table knows half a code, so it counts as doubtful.
 */
function pairedCodes(info: string[], code: string[]): string[] {
	return Array.from({ length: Math.max(info.length, code.length) }, (_, i) => {
		const whole = info[i] ?? '';
		const head = code[i] ?? '';
		return whole !== '' && (head === '' || whole.slice(0, 3) === head) ? [whole] : [whole, head];
	})
		.flat()
		.filter((entry) => entry !== '')
		.map((entry) => entry.slice(0, LONGEST_CODE));
}

/** A `|` list; a trailing bar adds nothing. */
function listOf(value: string | undefined): string[] {
	return value === undefined ? [] : value.split('|').map((entry) => entry.trim());
}

/** A value of the one transaction that an answer is about; null: the key is absent or empty. */
export type Row = (key: string) => string | null;

/**
 * The only row of an answer that is about one transaction. Rows are `|`-joined per key, with the same
 * index across keys and perhaps a bar at the end [A1]: where one key has a bar that another has not,
 * or a second row, a figure may have been cut by it, and nothing is believed.
 *
 * @param keys those that are going to be read; other keys may hold what they like
 */
export function onlyRow(fields: AnswerFields, keys: readonly string[]): Row | null {
	const values = new Map(keys.map((key) => [key, fields.get(key.toLowerCase()) ?? '']));
	const filled = [...values.values()].filter((value) => value !== '');
	const isBarred = filled.some((value) => value.endsWith('|'));
	const isOneRow = filled.every(
		(value) => value.indexOf('|') === (isBarred ? value.length - 1 : -1)
	);
	if (!isOneRow) return null;
	return (key) => (values.get(key) ?? '').replace('|', '') || null;
}

function unreadable(reason: UnreadableReason): { kind: 'unreadable'; reason: UnreadableReason } {
	return { kind: 'unreadable', reason };
}

function withoutLineEnd(text: string): string {
	let end = text.length;
	while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
	return text.slice(0, end);
}
