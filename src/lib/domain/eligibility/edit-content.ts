import type { ContractTerms } from '../orders/contract-terms.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import type { Verdict } from '../orders/verdict.ts';
import { judgeAction } from './judge.ts';

/**
 * A change of lines and quantities that leads to a total: the content may be changed at all, and the
 * total, where it is another one than the gateway's, must be one that could be sent.
 *
 * @param at Epoch ms.
 * @param total Yen.
 */
export function judgeContentEdit(
	facts: OrderFacts,
	terms: ContractTerms,
	at: number,
	total: number
): Verdict {
	const content = judgeAction(facts, terms, at, 'changeContent');
	if (!content.allowed || total === facts.amount) return content;
	const amount = judgeAction(facts, terms, at, 'changeAmount', total);
	return amount.allowed ? { ...content, warnings: amount.warnings } : amount;
}
