import type { Colleague } from '../../contract/notes.ts';
import { fold } from '../../domain/orders/search-text.ts';

/** A colleague as the text of a note names them: no two alike. */
export interface Label extends Colleague {
	label: string;
}

/** Longest piece behind an @ that may still be a name. */
const LONGEST = 40;
const MOST_OFFERED = 7;
const WORD = /[\p{L}\p{N}._-]/u;

/** Names under which people are called; the second of the same name has a 2 behind it. */
export function labelsOf(people: readonly Colleague[]): Label[] {
	const taken = new Map<string, number>();
	return people.map((person) => {
		const count = (taken.get(person.name) ?? 0) + 1;
		taken.set(person.name, count);
		return { ...person, label: count === 1 ? person.name : `${person.name} ${count}` };
	});
}

/**
 * The name that is being typed at the caret: where its @ stands (also the full-width one, which Japanese
 * input gives), and what was typed of it. An @ within a word is an address, not a call.
 */
export function mentionAt(text: string, caret: number): { from: number; query: string } | null {
	const before = text.slice(0, caret);
	const from = Math.max(before.lastIndexOf('@'), before.lastIndexOf('@'));
	if (from < 0 || caret - from > LONGEST) return null;
	const previous = before.at(from - 1);
	if (from > 0 && previous !== undefined && /[\w.-]/.test(previous)) return null;
	const query = before.slice(from + 1);
	return /[\n\t]/.test(query) ? null : { from, query };
}

/** Those whom a query may mean: names that begin with it first, then those that hold it. */
export function offered(labels: readonly Label[], query: string): Label[] {
	const wanted = fold(query);
	const places = labels
		.map((label) => ({ label, at: fold(label.label).indexOf(wanted) }))
		.filter(({ at }) => at >= 0);
	return places
		.toSorted((a, b) => Number(a.at > 0) - Number(b.at > 0))
		.slice(0, MOST_OFFERED)
		.map(({ label }) => label);
}

/** Puts a name in the place of what was typed of it; the caret goes behind it. */
export function insertMention(
	text: string,
	{ from, caret }: { from: number; caret: number },
	{ label }: Label
): { text: string; caret: number } {
	const named = `@${label} `;
	const rest = text.slice(caret).replace(/^ /, '');
	return { text: text.slice(0, from) + named + rest, caret: from + named.length };
}

/**
 * The text as it is sent: every name behind an @ becomes the person's id. A name that was chosen counts
 * wherever it stands; one that was only typed must end there, so that it is not the beginning of another.
 */
export function encodeMentions(
	text: string,
	labels: readonly Label[],
	chosen: ReadonlySet<string>
): string {
	const longestFirst = labels.toSorted((a, b) => b.label.length - a.label.length);
	let sent = '';
	for (let at = 0; at < text.length;) {
		const sign = text.charAt(at);
		const rest = text.slice(at + 1);
		const person =
			sign === '@' || sign === '@'
				? longestFirst.find(
						({ id, label }) =>
							rest.startsWith(label) &&
							(chosen.has(id) || !WORD.test(rest.slice(label.length, label.length + 1)))
					)
				: undefined;
		sent += person === undefined ? sign : `@[${person.id}]`;
		at += 1 + (person?.label.length ?? 0);
	}
	return sent;
}
