import { judgeAction } from '../eligibility/judge.ts';
import { factsOf, jst, termsOf } from '../orders/facts-for-tests.ts';
import type { ContractTerms } from '../orders/contract-terms.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import type { Verdict } from '../orders/verdict.ts';
import { DELIVERY_STATUSES, type Action } from '../orders/vocabulary.ts';

/** A noon within every window of an order of 2026-11-20 that is valid for 30 days. */
export const NOW = jst('2026-12-10T12:00:00');

export interface Asked {
	terms?: Partial<ContractTerms>;
	at?: number;
	newAmount?: number;
}

export function verdictOf(action: Action, facts: Partial<OrderFacts>, asked: Asked = {}): Verdict {
	const { terms = {}, at = NOW, newAmount = null } = asked;
	return judgeAction(factsOf(facts), termsOf(terms), at, action, newAmount);
}

/** `open`, or the code; with `→` when it reaches the gateway and `+task` when work is left. */
export function outcomeOf(action: Action, facts: Partial<OrderFacts>, asked: Asked = {}): string {
	const { refusal, linked, leavesTask } = verdictOf(action, facts, asked);
	if (refusal !== null) return refusal.code;
	return `open${linked === true ? ' →' : ''}${leavesTask === null ? '' : ` +${leavesTask.kind}`}`;
}

/** By delivery status: unprocessed, delivered, returned; one word where all three are alike. */
export function outcomesOf(action: Action, facts: Partial<OrderFacts>): string | string[] {
	const outcomes = DELIVERY_STATUSES.map((deliveryStatus) =>
		outcomeOf(action, { ...facts, deliveryStatus })
	);
	const [first = ''] = outcomes;
	return outcomes.every((outcome) => outcome === first) ? first : outcomes;
}

/** Codes of the warnings that come with an open action. */
export function warningsOf(action: Action, facts: Partial<OrderFacts>, asked: Asked = {}) {
	return verdictOf(action, facts, asked).warnings.map(({ code }) => code);
}
