import { describe, expect, it } from 'vitest';
import type { OrderContent } from '../../../contract/order-content.ts';
import { draftOf, isEdited, newLine, readDraft, rebase } from './line-draft.ts';

const line = (sku: string, quantity = 1, unitPrice = 100) => ({
	sku,
	name: sku,
	unitPrice,
	quantity,
	taxRate: 10
});
const contentOf = (lines: ReturnType<typeof line>[], places = [[0], [1]]): OrderContent =>
	({
		lines,
		destinations: places.map((at) => ({ name: '', postalCode: '', address: '', lines: at }))
	}) as unknown as OrderContent;

describe('a draft of lines', () => {
	it('reads back what it was made of', () => {
		const content = contentOf([line('a', 2), line('b')]);
		const draft = draftOf(content);
		expect(draft.some((one) => isEdited(one, content.lines))).toBe(false);
		expect(readDraft(draft)).toEqual({
			problems: new Map(),
			lines: [
				{ ...line('a', 2), from: 0, destination: 0 },
				{ ...line('b'), from: 1, destination: 1 }
			]
		});
	});

	it('clamps nothing: what cannot be is named, line by line', () => {
		const [a, b] = draftOf(contentOf([line('a'), line('b')]));
		if (!a || !b) throw new Error('no lines');
		const draft = [
			{ ...a, quantity: '0', unitPrice: 'abc' },
			{ ...b, quantity: '１０，０００' },
			newLine(9, 0, 8)
		];
		const { lines, problems } = readDraft(draft);
		expect(lines).toBeNull();
		expect([...problems]).toEqual([
			[0, ['unitPrice', 'quantity']],
			[1, ['quantity']],
			[9, ['sku', 'name', 'unitPrice']]
		]);
		expect(readDraft(draft.map((one) => ({ ...one, removed: true }))).lines).toEqual([]);
	});

	it('knows an edit by its value, not by how it was typed', () => {
		const base = [line('a', 2)];
		const [a] = draftOf(contentOf(base, [[0]]));
		if (!a) throw new Error('no line');
		expect(isEdited({ ...a, quantity: '２' }, base)).toBe(false);
		expect(isEdited({ ...a, quantity: '3' }, base)).toBe(true);
	});
});

describe('edits on lines that somebody else changed', () => {
	const base = [line('a', 2), line('b', 1), line('c', 1)];
	const before = contentOf(base, [[0, 1, 2]]);

	it('keeps what was typed and follows the rest', () => {
		const draft = draftOf(before).map((one) =>
			one.sku === 'a'
				? { ...one, quantity: '5' }
				: one.sku === 'c'
					? { ...one, removed: true }
					: one
		);
		const now = contentOf(
			[line('a', 2, 90), line('b', 7), line('c', 1), line('d')],
			[[0, 1, 2, 3]]
		);
		expect(readDraft(rebase(draft, base, now)).lines).toEqual([
			{ ...line('a', 5, 90), from: 0, destination: 0 },
			{ ...line('b', 7), from: 1, destination: 0 },
			{ ...line('d'), from: 3, destination: 0 }
		]);
	});

	it('brings a line that is gone back only where it was edited, and keeps new ones', () => {
		const draft = [
			...draftOf(before).map((one) => (one.sku === 'a' ? { ...one, quantity: '4' } : one)),
			{ ...newLine(7, 0, 8), sku: 'n', name: 'n', unitPrice: '50' }
		];
		const now = contentOf([line('c')], [[0]]);
		const rebased = rebase(draft, base, now);
		expect(readDraft(rebased).lines?.map(({ sku, from }) => [sku, from])).toEqual([
			['c', 0],
			['a', null],
			['n', null]
		]);
		expect(new Set(rebased.map(({ key }) => key)).size).toBe(rebased.length);
	});
});
