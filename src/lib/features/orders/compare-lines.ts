import type { OrderLine } from '../../domain/orders/order-lines.ts';

/** What became of one line. `was` and `at` are its places before and after. */
export type LineChange =
	| { kind: 'same' | 'changed'; before: OrderLine; after: OrderLine; was: number; at: number }
	| { kind: 'added'; after: OrderLine; at: number }
	| { kind: 'removed'; before: OrderLine; was: number };

/**
 * Two states of an order's lines side by side, in the order of the later one; what is gone stands
 * behind. Lines have no identity of their own: equal ones belong together, then those of the same
 * item, by code and name, then by code alone.
 */
export function compareLines(
	before: readonly OrderLine[],
	after: readonly OrderLine[]
): LineChange[] {
	const partner = pairLines(before, after);
	const changes = after.map((line, at): LineChange => {
		const was = partner[at] ?? null;
		const old = was === null ? undefined : before[was];
		if (was === null || old === undefined) return { kind: 'added', after: line, at };
		return { kind: isSame(old, line) ? 'same' : 'changed', before: old, after: line, was, at };
	});
	const gone = before.flatMap((line, was): LineChange[] =>
		partner.includes(was) ? [] : [{ kind: 'removed', before: line, was }]
	);
	return [...changes, ...gone];
}

/** The place among `before` of each line of `after`; null: it has none. */
export function pairLines(
	before: readonly OrderLine[],
	after: readonly OrderLine[]
): (number | null)[] {
	const partner = after.map((): number | null => null);
	const pairs: ((a: OrderLine, b: OrderLine) => boolean)[] = [
		isSame,
		(a, b) => a.sku === b.sku && a.name === b.name,
		(a, b) => a.sku !== '' && a.sku === b.sku
	];
	for (const belongs of pairs) {
		for (const [at, line] of after.entries()) {
			if (partner[at] !== null) continue;
			const was = before.findIndex((old, i) => !partner.includes(i) && belongs(old, line));
			if (was !== -1) partner[at] = was;
		}
	}
	return partner;
}

/** Two lines that say the same, to the yen and the piece. */
export function isSame(a: OrderLine, b: OrderLine): boolean {
	return (
		a.sku === b.sku &&
		a.name === b.name &&
		a.unitPrice === b.unitPrice &&
		a.quantity === b.quantity &&
		a.taxRate === b.taxRate
	);
}
