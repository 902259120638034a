import type { ContractTerms } from '../orders/contract-terms.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import { refuse, type Refusal } from '../orders/refusal.ts';
import type { Window } from '../orders/verdict.ts';
import type { Method, Situation } from './method.ts';
import { pastValidity, validityWindow } from './validity.ts';

/*
 * No source gives the validity of an authorization at Paygent. It is optional per shop: without it
 * there is no countdown and no closing by time, only オーソリ期限切 when Paygent says so (ours).
 */

export function authorizationWindow(facts: OrderFacts, terms: ContractTerms): Window | null {
	return validityWindow(facts, terms.validityDays);
}

export function whileAuthorized({ facts, terms, status }: Situation): Window | null {
	return status === 'authorized' ? authorizationWindow(facts, terms) : null;
}

/** An authorization that is over closes everything, whether Paygent said so or its time has passed. */
export function authorizationOver({ facts, terms, at, status }: Situation): Refusal | null {
	if (status !== 'authorized' && status !== 'authorization_expired') return null;
	const past = pastValidity(authorizationWindow(facts, terms), at, 'Yoshin');
	if (past !== null || status === 'authorized') return past;
	return refuse('AUTHORIZATION_EXPIRED', { expiredAt: null }, 'Yoshin');
}

/** The end of an authorization that is held, where the contract tells it. */
export const riskDeadline: Method['riskDeadline'] = ({ facts, terms, status }) =>
	status === 'authorized' ? (authorizationWindow(facts, terms)?.closesAt ?? null) : null;

/** The same as what a person watches, also once it has passed. */
export const captureDeadline: Method['nextDeadline'] = (situation) => {
	const at = riskDeadline(situation);
	return at === null ? null : { kind: 'capture', edge: 'closes', at };
};
