import type { ContractTerms } from '../../orders/contract-terms.ts';
import type { OrderFacts } from '../../orders/order-facts.ts';
import type { Window } from '../../orders/verdict.ts';
import { endOfDays, validityWindow } from '../validity.ts';
import { SGP_CARD_AUTHORIZED_STATES } from './states.ts';

/** The cautious value where a shop's contract names no validity (ours). */
const DEFAULT_VALIDITY_DAYS = 60;
/** The gateway changes and cancels no transaction that is older; the first day counts (ours). */
const CANCEL_DAYS = 180;

/** A row may say more than its state bears out: before AUTH there is no authorization. */
function isAuthorized({ gatewayState }: OrderFacts): boolean {
	return SGP_CARD_AUTHORIZED_STATES.some((state) => state === gatewayState);
}

/** Capture and changes: from the authorization to the end of its validity, by the shop's contract. */
export function authorizationWindow(facts: OrderFacts, terms: ContractTerms): Window | null {
	if (!isAuthorized(facts)) return null;
	return validityWindow(facts, terms.validityDays ?? DEFAULT_VALIDITY_DAYS);
}

/** Cancels that reach the gateway: within 180 days of the transaction, captured or not. */
export function linkedCancelWindow(facts: OrderFacts): Window | null {
	if (!isAuthorized(facts) || facts.authorizedAt === null) return null;
	const { authorizedAt } = facts;
	return { opensAt: authorizedAt, closesAt: endOfDays(authorizedAt, CANCEL_DAYS) };
}
