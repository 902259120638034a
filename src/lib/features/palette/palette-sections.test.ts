import { expect, it } from 'vitest';
import { orderRow } from '../../../../tests/support/order-row.ts';
import type { FoundOrder } from '../../contract/find-orders.ts';
import { paletteSections } from './palette-sections.ts';

const run = () => undefined;
const groups = [
	{ name: '操作', commands: [{ id: 'action:capture', label: '実売上', run }] },
	{
		name: '画面',
		commands: [
			{ id: 'screen:desk', label: '注文デスク', run },
			{ id: 'screen:tasks', label: '要対応', run }
		]
	}
];
const readings = { 'action:capture': 'じつうりあげ', 'screen:tasks': 'ようたいおう todo' };
const order = (id: string | null): FoundOrder => ({
	row: orderRow({ id: 7 }),
	by: id === null ? 'search' : 'number',
	id
});
const shown = (typed: string, orders: FoundOrder[] = []) =>
	paletteSections({ typed, groups, orders, ordersName: '注文', readings }).map(
		({ name, entries }) => [name, ...entries.map(({ key }) => key)]
	);

it('lists everything while nothing is typed, what was looked at last first', () => {
	expect(shown('')).toEqual([
		['操作', 'action:capture'],
		['画面', 'screen:desk', 'screen:tasks']
	]);
	expect(shown('', [order('MS-1')])[0]).toEqual(['注文', 'order:7']);
});

it('puts an order whose id was given first, always', () => {
	expect(shown('注文', [order('注文')])).toEqual([
		['注文', 'order:7'],
		['画面', 'screen:desk']
	]);
});

it('shows no name with scattered letters beside one that was meant', () => {
	const commands = ['Capture', 'Change payment method'].map((label) => ({ id: label, label, run }));
	const [section] = paletteSections({
		typed: 'cap',
		groups: [{ name: 'Actions', commands }],
		orders: [],
		ordersName: '',
		readings: {}
	});
	expect(section?.entries.map(({ key }) => key)).toEqual(['Capture']);
});

it('puts what is called so before orders that words found', () => {
	expect(shown('じつ', [order(null)])).toEqual([
		['操作', 'action:capture'],
		['注文', 'order:7']
	]);
	expect(shown('todo')).toEqual([['画面', 'screen:tasks']]);
	expect(shown('デスク', [order(null)])).toEqual([
		['注文', 'order:7'],
		['画面', 'screen:desk']
	]);
	expect(shown('何もない')).toEqual([]);
});
