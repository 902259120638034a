import type { ContractTerms } from '../../orders/contract-terms.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import type { Deadline, NextDeadline, Window } from '../../orders/verdict.ts';
import type { DeadlineKind } from '../../orders/vocabulary.ts';
import type { Method } from '../method.ts';
import {
	authenticationWindow,
	authorizationExpiry,
	authorizationWindow,
	extensionWindow,
	saleAmountWindow,
	saleCancelWindow
} from './windows.ts';

export function deadlines(facts: OrderFacts, terms: ContractTerms): readonly Deadline[] {
	const authorization = authorizationWindow(facts, terms);
	const listed: Deadline[] = [];
	const list = (kind: DeadlineKind, window: Window | null) => {
		if (window !== null) listed.push({ kind, ...window });
	};
	list('authentication', authenticationWindow(facts));
	list('capture', authorization);
	list('extension', extensionWindow(facts, terms));
	list('amountChange', saleAmountWindow(facts) ?? authorization);
	list('linkedCancel', saleCancelWindow(facts) ?? authorization);
	return listed;
}

/**
 * The closing of capture while an authorization is held, also once it has passed and the gateway has
 * not said so; a capture that failed here leaves the authorization alive, so it counts as well (the
 * safe side). Before that the buyer's limit, after it the opening, then the closing of amount changes.
 */
export const nextDeadline: Method['nextDeadline'] = ({ facts, terms, at, status }) => {
	const risk = riskDeadline({ facts, terms, status });
	if (risk !== null) {
		const kind = status === 'needs_review' ? 'authentication' : 'capture';
		return { kind, edge: 'closes', at: risk };
	}
	const amounts = status === 'completed' ? saleAmountWindow(facts) : null;
	if (amounts === null || at >= amounts.closesAt) return null;
	const edge: NextDeadline['edge'] = at < amounts.opensAt ? 'opens' : 'closes';
	return {
		kind: 'amountChange',
		edge,
		at: edge === 'opens' ? amounts.opensAt : amounts.closesAt
	};
};

export const riskDeadline: Method['riskDeadline'] = ({ facts, terms, status }) => {
	if (status === 'needs_review') return authenticationWindow(facts)?.closesAt ?? null;
	if (status !== 'authorized' && status !== 'capture_failed') return null;
	return authorizationExpiry(facts, terms);
};
