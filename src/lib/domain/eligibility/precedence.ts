import type { Method, Rule, Situation } from '../methods/method.ts';
import { refuse, type Refusal } from '../orders/refusal.ts';
import type { Action } from '../orders/vocabulary.ts';
import { refusedByStatus } from './refused-by-status.ts';

/** What is asked of one action: the row of the system's table that applies, if one does. */
export interface Question {
	readonly method: Method;
	readonly action: Action;
	readonly rule: Rule | null;
	readonly situation: Situation;
}

type Check = (question: Question) => Refusal | null;

/** 1. The system offers the action at all. */
const offered: Check = ({ method, action, situation: { facts } }) => {
	const { system, source } = method;
	if (method.rules[action] === undefined) {
		return refuse('NOT_OFFERED_BY_SYSTEM', { system, action }, source);
	}
	if (action === 'inquire' && !facts.hasGatewayOrder) {
		return refuse('NO_GATEWAY_ORDER', {}, 'Yoshin');
	}
	return null;
};

/** 2. Nothing else is at work on the order; an inquiry only reads and is never in the way. */
const undisturbed: Check = ({ action, situation: { facts } }) => {
	if (action === 'inquire') return null;
	if (facts.heldByImport !== null) {
		return refuse('HELD_BY_IMPORT', { importName: facts.heldByImport }, '003');
	}
	if (facts.operationInFlight) return refuse('OPERATION_IN_FLIGHT', {}, 'Yoshin');
	if (facts.outcomeUnknown) return refuse('OUTCOME_UNKNOWN', {}, 'Yoshin');
	return null;
};

/** 3. A payment that still lives on a cancelled order can only be looked at or detached. */
const notLiveOnCancelledOrder: Check = ({ method, action, situation: { facts, status } }) => {
	if (action === 'inquire' || action === 'changePaymentMethod') return null;
	const { gatewayState } = facts;
	if (status !== 'cancelled' || !method.liveStates.includes(gatewayState)) return null;
	return refuse('LIVE_PAYMENT_ON_CANCELLED_ORDER', { gatewayState }, 'Yoshin');
};

/** 4. The state of the payment. */
const state: Check = ({ method, action, rule, situation }) => {
	if (action === 'inquire') return null;
	const { gatewayState } = situation.facts;
	if (!method.states.includes(gatewayState)) {
		return refuse('GATEWAY_STATE_NOT_UNDERSTOOD', { gatewayState }, 'Yoshin');
	}
	const closed = method.closesAll?.(situation) ?? null;
	if (closed !== null) return closed;
	if (rule !== null) return rule.state?.(situation) ?? null;
	return method.withoutRow?.(action, situation) ?? refusedByStatus(method, action, situation);
};

/** 5. The state of the delivery. */
const delivery: Check = ({ method, rule, situation: { facts } }) => {
	const expected = rule?.delivery;
	if (expected === undefined || expected.includes(facts.deliveryStatus)) return null;
	switch (facts.deliveryStatus) {
		case 'unprocessed':
			return refuse('NOT_DELIVERED', {}, method.source);
		case 'returned':
			return refuse('ALREADY_RETURNED', {}, method.source);
		case 'delivered':
			return expected.includes('returned')
				? refuse('DELIVERED_NOT_RETURNED', {}, method.source)
				: refuse('ALREADY_DELIVERED', {}, method.source);
	}
};

/** 6. Changes that were not sent to the gateway. */
const unsent: Check = ({ method, action, rule, situation }) => {
	const asked = typeof rule?.unsent === 'function' ? rule.unsent(situation) : rule?.unsent;
	const { facts, newAmount } = situation;
	const { amount, contentUnsent } = facts;
	// Only the send is asked "what if it were this amount"; a capture takes what there is.
	const localAmount =
		action === 'sendChange' ? (newAmount ?? facts.localAmount) : facts.localAmount;
	const pending = contentUnsent || localAmount !== amount;
	if (asked === 'forbidden' && pending) {
		return refuse('UNSENT_CHANGE', { amount, localAmount }, method.source);
	}
	if (asked === 'required' && !pending) return refuse('NOTHING_TO_SEND', {}, method.source);
	return null;
};

/** 7. The time. */
const time: Check = ({ rule, situation }) => rule?.time?.(situation) ?? null;

/** 8. The amount. */
const amount: Check = ({ rule, situation }) => rule?.amount?.(situation) ?? null;

/**
 * The one order in which every action of every system is asked; the first refusal is the answer. A
 * person thus hears the reason that would still be there after all later ones were removed: what the
 * desk cannot do at all, then what passes by itself, then what the order is, and last what can be
 * changed on the spot.
 */
const PRECEDENCE: readonly Check[] = [
	offered,
	undisturbed,
	notLiveOnCancelledOrder,
	state,
	delivery,
	unsent,
	time,
	amount
];

/** The reason that a person should hear why the action is closed, or null when it is open. */
export function firstRefusal(question: Question): Refusal | null {
	for (const check of PRECEDENCE) {
		const refusal = check(question);
		if (refusal !== null) return refusal;
	}
	return null;
}
