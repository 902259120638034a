import { paymentStatusOf } from '../domain/eligibility/payment-status.ts';
import type { Method } from '../domain/methods/method.ts';
import { systemOf } from '../domain/methods/registry.ts';
import { AMOUNT_LIMITS, isWithin } from '../domain/money.ts';
import type { ContractTerms } from '../domain/orders/contract-terms.ts';
import type { OrderFacts } from '../domain/orders/order-facts.ts';
import { DESK_STATUSES } from '../domain/orders/vocabulary.ts';
import type { EligibilityError } from './eligibility-error.ts';
import {
	readEligibilityRequest,
	type DescribedContract,
	type DescribedOrder
} from './eligibility-request.ts';

/** An order as the desk holds it, with its shop's contract. */
export interface StoredOrder {
	readonly facts: OrderFacts;
	readonly terms: ContractTerms;
}

export type FindStored = (shop: string, orderNumber: string) => Promise<StoredOrder | null>;

/** What is to be judged, or the first thing wrong with the question. `at` in epoch ms. */
export type EligibilityQuestion =
	| ({ ok: true; at: number; newAmount: number | null } & StoredOrder)
	| { ok: false; error: EligibilityError };

const refused = (error: EligibilityError): EligibilityQuestion => ({ ok: false, error });
const missing = (field: string): EligibilityError => ({ code: 'MISSING_FIELD', params: {}, field });

/**
 * Understands the body of `POST /api/v1/eligibility`, with everything that a system requires of it.
 *
 * @param now Epoch ms; judged where the body names no instant.
 */
export async function readEligibilityQuestion(
	body: unknown,
	now: number,
	findStored: FindStored
): Promise<EligibilityQuestion> {
	const read = readEligibilityRequest(body);
	if (!read.ok) return read;
	const { order, shop, orderNumber, contract, newAmount, at: asked = null } = read.request;
	const stored = shop !== undefined || orderNumber !== undefined;
	if (order !== undefined) {
		if (stored) return refused({ code: 'ORDER_GIVEN_TWICE', params: {}, field: 'order' });
		return describedQuestion(order, contract, asked, now, newAmount);
	}
	if (!stored) return refused({ code: 'ORDER_NOT_GIVEN', params: {}, field: 'order' });
	if (shop === undefined) return refused(missing('shop'));
	if (orderNumber === undefined) return refused(missing('orderNumber'));
	const found = await findStored(shop, orderNumber);
	if (found === null) return refused({ code: 'UNKNOWN_ORDER', params: {}, field: 'orderNumber' });
	return storedQuestion(found, contract, asked, now, newAmount);
}

function storedQuestion(
	{ facts, terms }: StoredOrder,
	contract: DescribedContract | undefined,
	asked: number | null,
	now: number,
	newAmount: number | null
): EligibilityQuestion {
	const method = systemOf(facts.system);
	const error =
		(contract === undefined ? null : contractError(method, contract)) ??
		// Clocks differ a little: only an instant that was asked for can contradict what is stored.
		(asked === null ? null : orderOfInstants(facts, asked, 'at'));
	if (error !== null) return refused(error);
	const asContract = contract === undefined ? terms : { ...terms, ...contract };
	return { ok: true, facts, terms: asContract, at: asked ?? now, newAmount };
}

function describedQuestion(
	order: DescribedOrder,
	contract: DescribedContract | undefined,
	asked: number | null,
	now: number,
	newAmount: number | null
): EligibilityQuestion {
	const method = systemOf(order.system);
	if (contract === undefined) return refused(missing('contract'));
	const facts = factsOf(order);
	const at = asked ?? now;
	const error =
		orderError(method, order, facts) ??
		contractError(method, contract) ??
		orderOfInstants(facts, at, asked === null ? null : 'at');
	if (error !== null) return refused(error);
	// The start of a recurring service cannot be described: it has begun.
	const terms = { ...contract, recurringStartsAt: null };
	return { ok: true, facts, terms, at, newAmount };
}

function factsOf(order: DescribedOrder): OrderFacts {
	const { paymentStatus, localAmount, ...same } = order;
	return {
		...same,
		deskStatus: DESK_STATUSES.find((known) => known === paymentStatus) ?? null,
		localAmount: localAmount ?? order.amount,
		hasGatewayOrder: true,
		gatewayOrderedAt: null,
		acceptedAt: null,
		expiryOverride: null,
		// A described order names no slip.
		hasSlipNumber: false,
		couponThreshold: null
	};
}

function orderError(
	method: Method,
	order: DescribedOrder,
	facts: OrderFacts
): EligibilityError | null {
	const { gatewayState, paymentStatus } = order;
	if (!method.states.includes(gatewayState)) {
		const allowed = method.states.join(', ');
		return { code: 'NOT_ONE_OF', params: { allowed }, field: 'order.gatewayState' };
	}
	for (const [fact, states] of Object.entries(method.needs)) {
		const given = facts[fact as keyof typeof method.needs];
		if (given === null && states.includes(gatewayState)) return missing(`order.${fact}`);
	}
	// A failed capture may be named in any state, for the gateway's word may have overtaken it.
	const decided = facts.deskStatus === null && paymentStatus !== null;
	if (decided && paymentStatus !== paymentStatusOf(facts)) {
		return { code: 'STATUS_CONTRADICTS_STATE', params: {}, field: 'order.paymentStatus' };
	}
	const limits = AMOUNT_LIMITS[order.system];
	for (const field of ['amount', 'localAmount'] as const) {
		if (!isWithin(limits, facts[field])) {
			return { code: 'OUT_OF_RANGE', params: { ...limits }, field: `order.${field}` };
		}
	}
	return null;
}

function contractError(method: Method, contract: DescribedContract): EligibilityError | null {
	for (const term of ['validityDays', 'extensionDays'] as const) {
		const limits = method.contract[term];
		if (limits === undefined) continue;
		const days = contract[term];
		const field = `contract.${term}`;
		if (days === null) {
			if (limits.required) return missing(field);
		} else if (days < limits.min || days > limits.max) {
			return { code: 'OUT_OF_RANGE', params: { min: limits.min, max: limits.max }, field };
		}
	}
	return null;
}

/** orderedAt ≤ authorizedAt ≤ capturedAt ≤ at, as far as they are there. */
function orderOfInstants(
	facts: OrderFacts,
	at: number,
	atField: 'at' | null
): EligibilityError | null {
	const instants = [
		['orderedAt', facts.orderedAt, 'order.orderedAt'],
		['authorizedAt', facts.authorizedAt, 'order.authorizedAt'],
		['capturedAt', facts.capturedAt, 'order.capturedAt'],
		['at', at, atField]
	] as const;
	let before: (typeof instants)[number] = instants[0];
	for (const instant of instants) {
		const [later, value, field] = instant;
		if (value === null) continue;
		const [earlier, previous, previousField] = before;
		if (previous !== null && previous > value) {
			const params = { earlier, later };
			return { code: 'INSTANTS_OUT_OF_ORDER', params, field: field ?? previousField };
		}
		before = instant;
	}
	return null;
}
