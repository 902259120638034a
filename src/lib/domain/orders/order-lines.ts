/** Yen throughout. `total` = goods + shipping + tax + fee − discount. */
export interface OrderAmounts {
	goods: number;
	shipping: number;
	tax: number;
	fee: number;
	discount: number;
	total: number;
}

export interface OrderLine {
	sku: string;
	name: string;
	/** Yen. */
	unitPrice: number;
	quantity: number;
	/** Percent. */
	taxRate: number;
}

/** A line as somebody edited it. */
export interface EditedLine extends OrderLine {
	/** Its place among the lines before the edit; null: a new line. */
	from: number | null;
	/** Place of the destination that a new line goes to; a line that was there stays with its own. */
	destination: number;
}

/**
 * What the order comes to with other lines (yen). Only what the lines make moves: goods by the
 * difference of the lines, tax by the difference of their tax where the shop adds tax at all (`tax` 0
 * means that prices include it). Shipping, fee and discount stay as the shop set them, and so do
 * roundings of its own: unchanged lines change no figure. Ours; no source tells how a shop computes.
 */
export function amountsWithLines(
	amounts: OrderAmounts,
	before: readonly OrderLine[],
	after: readonly OrderLine[]
): OrderAmounts {
	const goods = Math.max(0, amounts.goods + sumOf(after) - sumOf(before));
	const tax = amounts.tax === 0 ? 0 : Math.max(0, amounts.tax + taxOf(after) - taxOf(before));
	const total = goods + amounts.shipping + tax + amounts.fee - amounts.discount;
	return { ...amounts, goods, tax, total };
}

/** Why edited lines cannot be an order's lines; null: they can. */
export type EditRefusal =
	| { code: 'NO_LINES' }
	/** The line is named twice, or was never there. */
	| { code: 'LINE_UNKNOWN'; line: number }
	| { code: 'DESTINATION_UNKNOWN'; line: number }
	/** Several destinations are cancelled whole or not at all [000]: none may be left without goods. */
	| { code: 'DESTINATION_EMPTY'; destination: number };

interface Destination {
	lines: number[];
}

/** The lines of each destination after an edit, by place; or why the edit cannot be. */
export function destinationsAfter<D extends Destination>(
	destinations: readonly D[],
	lineCount: number,
	edited: readonly EditedLine[]
): { destinations: D[] } | { refusal: EditRefusal } {
	if (edited.length === 0) return { refusal: { code: 'NO_LINES' } };
	const seen = new Set<number>();
	for (const [line, { from, destination }] of edited.entries()) {
		const isStranger = from !== null && (from < 0 || from >= lineCount || seen.has(from));
		if (isStranger) return { refusal: { code: 'LINE_UNKNOWN', line } };
		if (from !== null) seen.add(from);
		else if (destinations.length > 0 && destinations[destination] === undefined) {
			return { refusal: { code: 'DESTINATION_UNKNOWN', line } };
		}
	}
	const after = destinations.map((destination, at) => ({
		...destination,
		lines: edited.flatMap(({ from, destination: to }, line) =>
			(from === null ? to === at : destination.lines.includes(from)) ? [line] : []
		)
	}));
	const emptied = after.findIndex(
		({ lines }, at) => lines.length === 0 && (destinations[at]?.lines.length ?? 0) > 0
	);
	return emptied === -1
		? { destinations: after }
		: { refusal: { code: 'DESTINATION_EMPTY', destination: emptied } };
}

function sumOf(lines: readonly OrderLine[]): number {
	return lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
}

/** Rounded down once per rate, as an invoice does. Rates are counted in hundredths of a percent. */
function taxOf(lines: readonly OrderLine[]): number {
	const byRate = new Map<number, number>();
	for (const { unitPrice, quantity, taxRate } of lines) {
		const rate = Math.round(taxRate * 100);
		byRate.set(rate, (byRate.get(rate) ?? 0) + unitPrice * quantity);
	}
	return [...byRate].reduce((sum, [rate, net]) => sum + Math.floor((net * rate) / 10_000), 0);
}
