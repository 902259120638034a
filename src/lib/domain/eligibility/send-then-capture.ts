import type { ContractTerms } from '../orders/contract-terms.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import type { Verdict } from '../orders/verdict.ts';
import { judgeAction } from './judge.ts';

/**
 * "Send, wait for OK, then capture" as one step: what may be sent now and captured right after. It is
 * not an action of the sources but the two of them in a row, so the first one that is closed closes it.
 *
 * @param at Epoch ms.
 */
export function judgeSendThenCapture(facts: OrderFacts, terms: ContractTerms, at: number): Verdict {
	const send = judgeAction(facts, terms, at, 'sendChange');
	if (!send.allowed) return send;
	const sent: OrderFacts = { ...facts, amount: facts.localAmount, contentUnsent: false };
	const capture = judgeAction(sent, terms, at, 'capture');
	return capture.allowed ? { ...capture, warnings: send.warnings } : capture;
}
