import { newIdentity } from '../../client/new-identity.ts';

/** A note that somebody began. */
export interface NoteDraft {
	text: string;
	/** Ids of those who were chosen from the menu. */
	chosen: ReadonlySet<string>;
}

/** By the order's id, as long as the page lives: who comes back to the order finds what was typed. */
const kept = new Map<number, NoteDraft>();
/** The identity of what was sent last and never answered, so that sending it again is the same note. */
const unanswered = new Map<number, { body: string; identity: string }>();

export function keptNote(orderId: number): NoteDraft | null {
	return kept.get(orderId) ?? null;
}

/** Keeps what was typed so far; nothing is kept of an empty text. */
export function keepNote(orderId: number, draft: NoteDraft): void {
	if (draft.text.trim() === '') kept.delete(orderId);
	else kept.set(orderId, draft);
}

/** The identity under which a text is sent. */
export function identityFor(orderId: number, body: string): string {
	const last = unanswered.get(orderId);
	if (last?.body === body) return last.identity;
	const identity = newIdentity();
	unanswered.set(orderId, { body, identity });
	return identity;
}

/** An answer came: the same text again is another note. */
export function forgetIdentity(orderId: number): void {
	unanswered.delete(orderId);
}
