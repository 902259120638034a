import type { Method, Rule, Situation } from '../methods/method.ts';
import { systemOf } from '../methods/registry.ts';
import type { ContractTerms } from '../orders/contract-terms.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import type { Refusal } from '../orders/refusal.ts';
import type { Judgement, NextDeadline, Verdict } from '../orders/verdict.ts';
import { ACTIONS, type Action } from '../orders/vocabulary.ts';
import { statusIn } from './payment-status.ts';
import { firstRefusal } from './precedence.ts';

/**
 * What may be done with an order at an instant, and why not: the one answer of the browser's buttons,
 * the server's authority and the public API.
 *
 * @param at Epoch ms.
 * @param newAmount Yen; what if the amount were changed to this?
 */
export function judge(
	facts: OrderFacts,
	terms: ContractTerms,
	at: number,
	newAmount: number | null = null
): Judgement {
	const { method, situation } = situate(facts, terms, at, newAmount);
	const verdicts = ACTIONS.map((action) => [action, verdictOn(method, action, situation)] as const);
	return {
		paymentStatus: situation.status,
		actions: Object.fromEntries(verdicts) as Record<Action, Verdict>,
		deadlines: method.deadlines(situation.facts, terms, at)
	};
}

/** The verdict on one action, for whoever asks about one only: exactly `judge(…).actions[action]`. */
export function judgeAction(
	facts: OrderFacts,
	terms: ContractTerms,
	at: number,
	action: Action,
	newAmount: number | null = null
): Verdict {
	const { method, situation } = situate(facts, terms, at, newAmount);
	return verdictOn(method, action, situation);
}

/** The one deadline that a person must watch at an instant (epoch ms); cheap enough for long lists. */
export function nextDeadline(
	facts: OrderFacts,
	terms: ContractTerms,
	at: number
): NextDeadline | null {
	const { method, situation } = situate(facts, terms, at, null);
	return method.nextDeadline(situation);
}

/**
 * The instant (epoch ms) at which a sale would be lost: the closing of capture while an authorization
 * is held, the buyer's limit while the buyer may pay, else null. It does not depend on the present,
 * so it can be stored.
 */
export function riskDeadline(facts: OrderFacts, terms: ContractTerms): number | null {
	const method = systemOf(facts.system);
	const judged = method.asJudged?.(facts) ?? facts;
	return method.riskDeadline({ facts: judged, terms, status: statusIn(method, judged) });
}

/** What is asked about, as the rules must see it. */
function situate(facts: OrderFacts, terms: ContractTerms, at: number, newAmount: number | null) {
	const method = systemOf(facts.system);
	const judged = method.asJudged?.(facts) ?? facts;
	const status = statusIn(method, judged);
	return { method, situation: { facts: judged, terms, at, status, newAmount } };
}

function verdictOn(method: Method, action: Action, situation: Situation): Verdict {
	const rows = method.rules[action];
	const rule = rows?.find((row) => row.in.includes(situation.status)) ?? null;
	const refusal = firstRefusal({ method, action, rule, situation });
	return verdict(rule, situation, refusal, refusal?.source ?? rule?.source ?? method.source);
}

function verdict(
	rule: Rule | null,
	situation: Situation,
	refusal: Refusal | null,
	source: Verdict['source']
): Verdict {
	const window = rule?.window?.(situation) ?? null;
	const expiredAt = refusal?.code === 'AUTHORIZATION_EXPIRED' ? refusal.params.expiredAt : null;
	const linked = rule?.linked ?? null;
	return {
		allowed: refusal === null,
		refusal,
		linked: typeof linked === 'function' ? linked(situation) : linked,
		leavesTask: rule?.leavesTask?.(situation) ?? null,
		opensAt: window?.opensAt ?? null,
		closesAt: window?.closesAt ?? expiredAt,
		newExpiry: rule?.newExpiry?.(situation) ?? null,
		warnings: refusal === null ? (rule?.warnings?.(situation) ?? []) : [],
		source
	};
}
