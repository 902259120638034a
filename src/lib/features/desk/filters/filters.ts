import type { DeskView } from '../../../contract/desk/view.ts';

/** What a list can be narrowed by, in the order in which it is offered. Each is one or more fields of the view. */
const FIELDS = {
	status: ['status'],
	gatewayState: ['gatewayState'],
	delivery: ['delivery'],
	system: ['system'],
	shop: ['shop'],
	amount: ['amountFrom', 'amountTo'],
	within: ['expiresWithin'],
	ordered: ['orderedFrom', 'orderedTo'],
	captured: ['capturedFrom', 'capturedTo', 'capturedToday'],
	assignee: ['assignee'],
	unsent: ['unsent'],
	unknown: ['unknown'],
	hasTask: ['hasTask'],
	hasDeadline: ['hasDeadline']
} as const satisfies Record<string, readonly (keyof DeskView)[]>;

export type Filter = keyof typeof FIELDS;
export const FILTERS = Object.keys(FIELDS) as Filter[];

/** Filters that are either on or off. */
const FLAGS = ['unsent', 'unknown', 'hasTask', 'hasDeadline'] as const satisfies readonly Filter[];
export type Flag = (typeof FLAGS)[number];

export function isFlag(filter: Filter): filter is Flag {
	return FLAGS.some((flag) => flag === filter);
}

/** In what the view differs from the one it starts from, without search and sort. */
export function activeFilters(view: DeskView, base: DeskView): Filter[] {
	return FILTERS.filter((filter) =>
		FIELDS[filter].some((field) => JSON.stringify(view[field]) !== JSON.stringify(base[field]))
	);
}

/** The fields of a filter as the base has them: what taking it away changes. */
export function withoutFilter(filter: Filter, view: DeskView, base: DeskView): Partial<DeskView> {
	const fields = Object.fromEntries(FIELDS[filter].map((field) => [field, base[field]]));
	const isSoonestFirst = view.sort.key === 'deadline' && !view.sort.descending;
	return {
		...fields,
		...(filter === 'within' && isSoonestFirst ? { sort: base.sort } : {})
	};
}

/** The view as the base has it, the sort kept. */
export function withoutAll(view: DeskView, base: DeskView): Partial<DeskView> {
	return activeFilters(view, base).reduce<Partial<DeskView>>(
		(changes, filter) => ({ ...changes, ...withoutFilter(filter, view, base) }),
		{ search: '' }
	);
}
