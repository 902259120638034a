import {
	DESK_TABS,
	EXPIRES_WITHIN_HOURS,
	viewOfTab,
	type DeskView
} from '../../contract/desk-view.ts';
import { CodedError } from '../../contract/errors.ts';
import { PAYMENT_STATUSES } from '../../domain/orders/vocabulary.ts';
import type { Application } from '../application.ts';
import { listOrders } from '../orders/list-orders.ts';
import { eligibilityOf, wantsEligibility } from './eligibility.ts';
import { publicOrder } from './public-order.ts';

const PARAMETERS = [
	'tab',
	'status',
	'within',
	'unsent',
	'unknown',
	'sort',
	'cursor',
	'limit',
	'include'
];
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/**
 * `GET /api/v1/orders`: the filters of the desk, a page at a time.
 *
 * @throws CodedError UNKNOWN_FIELD, BAD_FIELD naming the parameter
 */
export async function getOrders(app: Application, query: URLSearchParams): Promise<Response> {
	for (const name of query.keys()) {
		if (!PARAMETERS.includes(name)) throw new CodedError('UNKNOWN_FIELD', { field: name });
	}
	const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
	if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) bad('limit');
	const page = await listOrders(app.reads, {
		view: strictView(query),
		cursor: query.get('cursor'),
		limit
	});
	const now = app.clock.now();
	const withEligibility = wantsEligibility(query);
	return Response.json({
		orders: page.rows.map((row) => ({
			...publicOrder(row),
			...(withEligibility ? { eligibility: eligibilityOf(row, now) } : {})
		})),
		nextCursor: page.nextCursor
	});
}

/** A program that misspells a filter must hear of it, unlike a person's hand-made URL. */
function strictView(query: URLSearchParams): DeskView {
	const tab = query.get('tab') ?? 'all';
	const view = { ...viewOfTab(DESK_TABS.find((known) => known === tab) ?? bad('tab')) };
	const statuses = query.getAll('status').flatMap((part) => part.split(','));
	if (statuses.length > 0) {
		view.status = statuses.map(
			(part) => PAYMENT_STATUSES.find((known) => known === part) ?? bad('status')
		);
	}
	const within = query.get('within');
	if (within !== null) {
		const hours = EXPIRES_WITHIN_HOURS.find((known) => String(known) === within);
		view.expiresWithin = hours ?? bad('within');
	}
	for (const flag of ['unsent', 'unknown'] as const) {
		const value = query.get(flag);
		if (value !== null) view[flag] = value === 'true' || (value === 'false' ? false : bad(flag));
	}
	const sort = query.get('sort');
	if (sort !== null) view.sort = sort === 'deadline' || sort === 'newest' ? sort : bad('sort');
	return view;
}

function bad(field: string): never {
	throw new CodedError('BAD_FIELD', { field });
}
