import { answerEligibility, toAnswer, type EligibilityAnswer } from '../../contract/eligibility.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { judge } from '../../domain/eligibility/judge.ts';
import { messageOf } from '../../i18n/refusals/index.ts';
import type { Application } from '../application.ts';
import { readJson } from '../http/read-body.ts';
import { findOrder } from '../orders/read-order.ts';

/** A described order with every field is far below this. */
const LIMIT_BYTES = 64 * 1024;

/**
 * `POST /api/v1/eligibility`: what may be done with an order at an instant, and why not.
 *
 * @throws CodedError for a body that is no JSON
 */
export async function postEligibility(app: Application, request: Request): Promise<Response> {
	const body = await readJson(request, LIMIT_BYTES);
	const answer = await answerEligibility(body, {
		now: app.clock.now(),
		findStored: (shop, number) => findOrder(app.reads.db, shop, number),
		message: messageOf
	});
	return Response.json(answer.body, { status: answer.status });
}

/** The same answer for a stored order. @param now epoch ms */
export function eligibilityOf(row: OrderRow, now: number): EligibilityAnswer {
	return toAnswer(judge(row.facts, row.terms, now), messageOf);
}

/** `?include=eligibility` */
export function wantsEligibility(query: URLSearchParams): boolean {
	return query.getAll('include').some((part) => part.split(',').includes('eligibility'));
}
