/** Longest note, in characters as the browser counts them. */
export const NOTE_LIMIT = 2_000;
/** Latest notes of an order that its page shows; older ones stand in the audit. */
export const NOTES_SHOWN = 200;

/** Somebody who can be named in a note, and perhaps be given an order. */
export interface Colleague {
	id: string;
	name: string;
	/** Their role lets them look after orders; who may only read can be told, not charged. */
	canWork: boolean;
}

/** A note as screens show it. */
export interface NoteView {
	id: number;
	/** Epoch ms. */
	at: number;
	author: { id: string; name: string };
	/** Plain text in which `@[id]` stands for a person; null: its author has withdrawn it. */
	body: string | null;
	/** Epoch ms; null: it stands. */
	withdrawnAt: number | null;
	/** Everybody whom the body names. */
	mentions: { id: string; name: string }[];
}

export type NoticeKind = 'mentioned' | 'assigned';

/** "This concerns you", to one person. */
export interface NoticeView {
	id: number;
	kind: NoticeKind;
	/** Epoch ms. */
	at: number;
	byName: string;
	order: { shop: string; number: string; buyerName: string };
	/** Beginning of the note, names in place; null: there is none, or it was withdrawn. */
	excerpt: string | null;
	/** Epoch ms; null: unread. */
	seenAt: number | null;
}

/** What concerns the person who asks: all that is unread, up to a bound, and some of what was read. */
export interface NoticeList {
	/** All of them, also beyond those that are listed. */
	unseen: number;
	/** Unread first, then the latest first. */
	notices: NoticeView[];
}

/** A piece of a note: text, or a person who is named. */
export type NotePart =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'person'; readonly id: string };

const MENTION = /@\[([\w-]{1,64})\]/g;

/** Takes a body apart. Anything that only looks like a mention stays text. */
export function notePartsOf(body: string): NotePart[] {
	const parts: NotePart[] = [];
	let from = 0;
	for (const match of body.matchAll(MENTION)) {
		if (match.index > from) parts.push({ kind: 'text', text: body.slice(from, match.index) });
		parts.push({ kind: 'person', id: match[1] ?? '' });
		from = match.index + match[0].length;
	}
	if (from < body.length) parts.push({ kind: 'text', text: body.slice(from) });
	return parts;
}

/** The ids of everybody whom a body names, each once, in the order of the text. */
export function mentionedIn(body: string): string[] {
	const ids = notePartsOf(body).flatMap((part) => (part.kind === 'person' ? [part.id] : []));
	return [...new Set(ids)];
}

/** A body as people read it: each mention by its name, or by `unknown` where nobody has that id. */
export function readableNote(
	body: string,
	people: readonly { id: string; name: string }[],
	unknown = '?'
): string {
	return notePartsOf(body)
		.map((part) =>
			part.kind === 'text'
				? part.text
				: `@${people.find(({ id }) => id === part.id)?.name ?? unknown}`
		)
		.join('');
}
