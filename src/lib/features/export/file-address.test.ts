import { expect, it } from 'vitest';
import { fileAddress } from './file-address.ts';

const WISH = {
	query: 'tab=authorized&within=24&columns=number',
	ids: null,
	fields: ['number', 'amount'],
	format: 'csv',
	encoding: 'cp932'
} as const;

it('names exactly what is listed, with the fields that were chosen', () => {
	const address = new URL(fileAddress(WISH), 'http://desk');
	expect(address.pathname).toBe('/orders.csv');
	expect(Object.fromEntries(address.searchParams)).toEqual({
		tab: 'authorized',
		within: '24',
		fields: 'number,amount',
		encoding: 'cp932'
	});
});

it('names a selection and a limit; a copy has no encoding', () => {
	const address = fileAddress({ ...WISH, query: '', ids: [3, 1], format: 'tsv', limit: 1 });
	expect(Object.fromEntries(new URL(address, 'http://desk').searchParams)).toEqual({
		ids: '3,1',
		fields: 'number,amount',
		format: 'tsv',
		limit: '1'
	});
});
