import type { Deadline } from '../../orders/verdict.ts';
import type { Method } from '../method.ts';
import { authorizationWindow, linkedCancelWindow } from './windows.ts';

export const deadlines: Method['deadlines'] = (facts, terms) => {
	const listed: Deadline[] = [];
	const authorization = authorizationWindow(facts, terms);
	if (authorization !== null) {
		listed.push({ kind: 'capture', ...authorization });
		// Changes end with the capture, so they have no time of their own after it.
		listed.push({ kind: 'amountChange', ...authorization });
	}
	const cancel = linkedCancelWindow(facts);
	if (cancel !== null) listed.push({ kind: 'linkedCancel', ...cancel });
	return listed;
};

/** The closing of capture while an authorization is held, also once it has passed. */
export const nextDeadline: Method['nextDeadline'] = (situation) => {
	const at = riskDeadline(situation);
	return at === null ? null : { kind: 'capture', edge: 'closes', at };
};

/** A capture that failed here leaves the authorization alive, so it counts as well (the safe side). */
export const riskDeadline: Method['riskDeadline'] = ({ facts, terms, status }) => {
	if (status !== 'authorized' && status !== 'capture_failed') return null;
	return authorizationWindow(facts, terms)?.closesAt ?? null;
};
