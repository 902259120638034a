import { describe, expect, it } from 'vitest';
import { compareLines } from './compare-lines.ts';

const line = (sku: string, quantity = 1, name = sku) => ({
	sku,
	name,
	unitPrice: 100,
	quantity,
	taxRate: 10
});
const kinds = (...[before, after]: Parameters<typeof compareLines>) =>
	compareLines(before, after).map(({ kind }) => kind);

describe('two states of an order’s lines', () => {
	it('pairs what is equal first, wherever it stands', () => {
		expect(kinds([line('a'), line('b')], [line('b'), line('a')])).toEqual(['same', 'same']);
		const changes = compareLines([line('a', 1), line('a', 2)], [line('a', 2), line('a', 3)]);
		expect(changes).toMatchObject([
			{ kind: 'same', was: 1, at: 0 },
			{ kind: 'changed', was: 0, at: 1 }
		]);
	});

	it('tells added and removed lines, the removed ones last', () => {
		expect(kinds([line('a'), line('b')], [line('c'), line('b', 4)])).toEqual([
			'added',
			'changed',
			'removed'
		]);
	});

	it('pairs a renamed item by its code, and never two items without one', () => {
		expect(kinds([line('a', 1, 'old')], [line('a', 1, 'new')])).toEqual(['changed']);
		expect(kinds([line('', 1, 'x')], [line('', 1, 'y')])).toEqual(['added', 'removed']);
	});
});
