import { addressFrom, VIEW_PARAMETERS } from '../../contract/desk/view-query.ts';
import { CodedError } from '../../contract/errors.ts';
import type { Application } from '../application.ts';
import { cursorAfter, placeFromCursor, readOrders } from '../orders/list-orders.ts';
import { eligibilityOf, wantsEligibility } from './eligibility.ts';
import { publicOrder } from './public-order.ts';

const PARAMETERS: readonly string[] = [
	...VIEW_PARAMETERS.filter((name) => name !== 'columns'),
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
	const { view, left } = addressFrom(query, 'all');
	// A program that misspells a filter must hear of it, unlike a person's hand-made URL.
	const [misspelt] = left;
	if (misspelt !== undefined) bad(misspelt);
	// "Mine" is nobody's: a key is no person.
	if (view.assignee === 'me') bad('assignee');
	const cursor = query.get('cursor');
	const { key } = view.sort;
	const page = await readOrders(app.reads, {
		view,
		place: cursor === null ? { skip: 0 } : { after: placeFromCursor(cursor, key) },
		limit,
		personId: ''
	});
	const now = app.clock.now();
	const withEligibility = wantsEligibility(query);
	return Response.json({
		orders: page.rows.map((row) => ({
			...publicOrder(row),
			...(withEligibility ? { eligibility: eligibilityOf(row, now) } : {})
		})),
		nextCursor: page.more ? cursorAfter(page.rows, key) : null
	});
}

function bad(field: string): never {
	throw new CodedError('BAD_FIELD', { field });
}
