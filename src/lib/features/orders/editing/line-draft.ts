import type { OrderContent } from '../../../contract/order-content.ts';
import type { EditedLine, OrderLine } from '../../../domain/orders/order-lines.ts';
import { grouped } from '../../../i18n/format/yen.ts';
import { pairLines } from '../compare-lines.ts';
import { readFigure, readPercentage } from './read-figure.ts';

export const LINE_FIELDS = ['sku', 'name', 'unitPrice', 'quantity', 'taxRate'] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** A line as it is being typed; nothing of it is ever changed but by the person. */
export type DraftLine = Record<LineField, string> & {
	/** Stays with the line while others come and go. */
	key: number;
	/** Its place among the lines of the order; null: a new line. */
	from: number | null;
	/** Place of its destination. */
	destination: number;
	removed: boolean;
};

/** What a draft comes to. */
export interface ReadDraft {
	/** The lines that would be saved; null while something that was typed cannot be. */
	lines: EditedLine[] | null;
	/** What cannot be, by line. */
	problems: ReadonlyMap<number, readonly LineField[]>;
}

/** The lines of an order, ready to be edited; keys count from `key`. */
export function draftOf(content: OrderContent, key = 0): DraftLine[] {
	return content.lines.map((line, from) => ({
		...textOf(line),
		key: key + from,
		from,
		destination: destinationOf(content, from),
		removed: false
	}));
}

/** An empty line for one destination. */
export function newLine(key: number, destination: number, taxRate: number): DraftLine {
	return {
		sku: '',
		name: '',
		unitPrice: '',
		quantity: '1',
		taxRate: String(taxRate),
		key,
		from: null,
		destination,
		removed: false
	};
}

/** Reads what was typed; nothing is clamped or guessed. */
export function readDraft(draft: readonly DraftLine[]): ReadDraft {
	const problems = new Map<number, LineField[]>();
	const lines: EditedLine[] = [];
	for (const typed of draft) {
		if (typed.removed) continue;
		const { from, destination } = typed;
		const unitPrice = readFigure(typed.unitPrice);
		const quantity = readFigure(typed.quantity);
		const taxRate = readPercentage(typed.taxRate);
		const [sku, name] = [typed.sku.trim(), typed.name.trim()];
		const wrong = LINE_FIELDS.filter((field) => {
			if (field === 'unitPrice') return unitPrice === null || unitPrice > 99_999_999;
			if (field === 'quantity') return quantity === null || quantity < 1 || quantity > 9_999;
			if (field === 'taxRate') return taxRate === null || taxRate > 100;
			if (field === 'sku') return sku.length > 64 || (from === null && sku === '');
			return name.length > 200 || name === '';
		});
		if (wrong.length > 0) problems.set(typed.key, wrong);
		if (unitPrice === null || quantity === null || taxRate === null) continue;
		lines.push({ sku, name, unitPrice, quantity, taxRate, from, destination });
	}
	return { lines: problems.size === 0 ? lines : null, problems };
}

/** Does the draft say anything else than the order's lines? */
export function isEdited(line: DraftLine, base: readonly OrderLine[]): boolean {
	const before = line.from === null ? undefined : base[line.from];
	return before === undefined || line.removed || changedFields(line, before).length > 0;
}

/**
 * The same edits on lines that somebody else changed meanwhile, field by field: what the person typed
 * stays, what they did not touch follows the order. A line that is gone comes back as a new one only
 * where it was edited.
 */
export function rebase(
	draft: readonly DraftLine[],
	base: readonly OrderLine[],
	now: OrderContent
): DraftLine[] {
	const nextKey = Math.max(-1, ...draft.map(({ key }) => key)) + 1;
	const partner = pairLines(base, now.lines);
	const kept = draftOf(now, nextKey).map((theirs, at): DraftLine => {
		const was = partner[at] ?? null;
		const before = was === null ? undefined : base[was];
		const mine = was === null ? undefined : draft.find(({ from }) => from === was);
		if (before === undefined || mine === undefined) return theirs;
		const typed = changedFields(mine, before).map((field) => [field, mine[field]] as const);
		return { ...theirs, ...Object.fromEntries(typed), key: mine.key, removed: mine.removed };
	});
	const alone = draft.flatMap((mine): DraftLine[] => {
		if (mine.from === null) return [mine];
		const isGone = !partner.includes(mine.from);
		return isGone && !mine.removed && isEdited(mine, base) ? [{ ...mine, from: null }] : [];
	});
	return [...kept, ...alone];
}

/** Which fields were typed over. */
export function changedFields(line: DraftLine, before: OrderLine): LineField[] {
	return LINE_FIELDS.filter((field) => {
		const value = before[field];
		if (typeof value === 'string') return line[field] !== value;
		const typed = field === 'taxRate' ? readPercentage(line[field]) : readFigure(line[field]);
		return typed !== value;
	});
}

/** The lines of an order as text, as they stand in the inputs. */
export function textOf(line: OrderLine): Record<LineField, string> {
	const { sku, name, unitPrice, quantity, taxRate } = line;
	return {
		sku,
		name,
		unitPrice: grouped(unitPrice),
		quantity: String(quantity),
		taxRate: String(taxRate)
	};
}

function destinationOf({ destinations }: OrderContent, line: number): number {
	return Math.max(
		0,
		destinations.findIndex(({ lines }) => lines.includes(line))
	);
}
