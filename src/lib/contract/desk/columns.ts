import type { SortKey } from './sort.ts';

/** The columns that the list can show, in the order in which they are delivered. */
export const DESK_COLUMNS = [
	'deadline',
	'number',
	'buyer',
	'shop',
	'system',
	'status',
	'delivery',
	'amount',
	'confirmed',
	'people',
	'kana',
	'email',
	'gatewayId',
	'slip',
	'ordered',
	'captured',
	'assignee',
	'tasks',
	'notes'
] as const;
export type DeskColumn = (typeof DESK_COLUMNS)[number];

/** What a desk shows that nobody has set up yet. */
export const DEFAULT_COLUMNS = [
	'deadline',
	'number',
	'buyer',
	'shop',
	'system',
	'status',
	'delivery',
	'amount',
	'confirmed',
	'people'
] as const satisfies readonly DeskColumn[];

/** What pressing a column's head sorts by; a column that is not here is no order that anybody needs. */
export const SORT_OF_COLUMN: Readonly<Partial<Record<DeskColumn, SortKey>>> = {
	deadline: 'deadline',
	number: 'number',
	buyer: 'buyer',
	kana: 'buyer',
	amount: 'amount',
	confirmed: 'confirmed',
	ordered: 'ordered',
	captured: 'captured'
};

/** Is it the name of a column? What a person set up long ago may name one that is gone. */
export function isDeskColumn(value: unknown): value is DeskColumn {
	return DESK_COLUMNS.some((column) => column === value);
}

export const DENSITIES = ['compact', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];
