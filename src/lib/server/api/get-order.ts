import type { Application } from '../application.ts';
import { readOrder } from '../orders/read-order.ts';
import { eligibilityOf, wantsEligibility } from './eligibility.ts';
import { publicOrder } from './public-order.ts';

/**
 * `GET /api/v1/orders/{shop}/{orderNumber}`: one order, with what may be done with it on request.
 *
 * @throws CodedError UNKNOWN_ORDER
 */
export async function getOrder(
	app: Application,
	name: { shop: string; number: string },
	query: URLSearchParams
): Promise<Response> {
	const { row, content, payments } = await readOrder(app.reads, name.shop, name.number);
	return Response.json({
		...publicOrder(row),
		gatewayOrderIds: payments.map(({ id }) => id),
		amounts: content.amounts,
		lines: content.lines,
		destinations: content.destinations,
		buyer: content.buyer,
		note: content.note,
		...(wantsEligibility(query) ? { eligibility: eligibilityOf(row, app.clock.now()) } : {})
	});
}
