import type { Deadline } from '../../orders/verdict.ts';
import type { Method } from '../method.ts';
import { authorizationWindow, captureDeadline } from '../paygent-authorization.ts';
import { clearingWindow } from './windows.ts';

export const deadlines: Method['deadlines'] = (facts, terms) => {
	const listed: Deadline[] = [];
	const authorization = authorizationWindow(facts, terms);
	if (authorization !== null) listed.push({ kind: 'capture', ...authorization });
	const clearing = clearingWindow(facts);
	if (clearing !== null) listed.push({ kind: 'clearing', ...clearing });
	return listed;
};

/** The end of the authorization; then the beginning of the clearing, then when it is late. */
export const nextDeadline: Method['nextDeadline'] = (situation) => {
	const { facts, at } = situation;
	const clearing = facts.gatewayState === 'CLEARING' ? clearingWindow(facts) : null;
	if (clearing === null) return captureDeadline(situation);
	return at < clearing.opensAt
		? { kind: 'clearing', edge: 'opens', at: clearing.opensAt }
		: { kind: 'clearing', edge: 'closes', at: clearing.closesAt };
};
