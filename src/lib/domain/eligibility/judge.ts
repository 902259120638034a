import type { Method, Rule, Situation } from '../methods/method.ts';
import { systemOf } from '../methods/registry.ts';
import type { ContractTerms } from '../orders/contract-terms.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import { refuse, type Refusal } from '../orders/refusal.ts';
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
	const method = systemOf(facts.system);
	const status = statusIn(method, facts);
	const situation = { facts, terms, at, status, newAmount };
	const verdicts = ACTIONS.map((action) => [action, verdictOn(method, action, situation)] as const);
	return {
		paymentStatus: status,
		actions: Object.fromEntries(verdicts) as Record<Action, Verdict>,
		deadlines: method?.deadlines(facts, terms) ?? []
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
	const method = systemOf(facts.system);
	const status = statusIn(method, facts);
	return verdictOn(method, action, { facts, terms, at, status, newAmount });
}

/** The one deadline that a person must watch at an instant (epoch ms); cheap enough for long lists. */
export function nextDeadline(
	facts: OrderFacts,
	terms: ContractTerms,
	at: number
): NextDeadline | null {
	const method = systemOf(facts.system);
	return method?.nextDeadline({ facts, terms, at, status: statusIn(method, facts) }) ?? null;
}

/**
 * The instant (epoch ms) at which a sale would be lost: the closing of capture while an authorization
 * is held, the buyer's limit while the buyer may pay, else null. It does not depend on the present,
 * so it can be stored.
 */
export function riskDeadline(facts: OrderFacts, terms: ContractTerms): number | null {
	const method = systemOf(facts.system);
	return method?.riskDeadline({ facts, terms, status: statusIn(method, facts) }) ?? null;
}

function verdictOn(method: Method | null, action: Action, situation: Situation): Verdict {
	if (method === null) {
		const { system } = situation.facts;
		return verdict(null, situation, refuse('SYSTEM_NOT_CONNECTED', { system }, 'Yoshin'), 'Yoshin');
	}
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
