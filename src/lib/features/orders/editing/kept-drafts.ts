import type { OrderContent } from '../../../contract/order-content.ts';
import type { OrderRow } from '../../../contract/order-row.ts';
import type { DraftLine } from './line-draft.ts';

/** An edit of lines that somebody walked away from, with the order that it was typed on. */
interface KeptDraft {
	draft: DraftLine[];
	base: OrderContent;
	seen: OrderRow;
}

/** An amount that somebody walked away from, as typed. */
interface KeptAmount {
	text: string;
	seen: OrderRow;
}

const keptAmounts = new Map<number, KeptAmount>();

/** Keeps an amount that was not saved, until its editor is opened again on this page. */
export function keepAmount(orderId: number, amount: KeptAmount): void {
	keptAmounts.set(orderId, amount);
}

/** Hands the amount over; from then on it is the editor's. */
export function takeAmount(orderId: number): KeptAmount | null {
	const amount = keptAmounts.get(orderId) ?? null;
	keptAmounts.delete(orderId);
	return amount;
}

/** By the order's id, as long as the page lives: who comes back to the order finds what was typed. */
const kept = new Map<number, KeptDraft>();

/** Keeps an edit of lines that was not saved, until its order is opened again on this page. */
export function keepDraft(orderId: number, draft: KeptDraft): void {
	kept.set(orderId, draft);
}

/** Hands the draft over; from then on it is the editor's. */
export function takeDraft(orderId: number): KeptDraft | null {
	const draft = kept.get(orderId) ?? null;
	kept.delete(orderId);
	return draft;
}
