import type { Method } from '../method.ts';
import {
	authorizationOver,
	authorizationWindow,
	captureDeadline,
	riskDeadline
} from '../paygent-authorization.ts';
import { PAYGENT_CREDIT_RULES } from './rules.ts';
import {
	PAYGENT_CREDIT_DEAD_ENDS,
	PAYGENT_CREDIT_ENDED_STATES,
	PAYGENT_CREDIT_LIVE_STATES,
	PAYGENT_CREDIT_STATES,
	PAYGENT_CREDIT_STATUS_OF,
	PAYGENT_CREDIT_TRANSITIONS,
	type PaygentCreditState
} from './states.ts';

/** PAYGENTクレジット [004 §1, §3, §4]. */
export const paygentCredit: Method<PaygentCreditState> = {
	system: 'paygent-credit',
	source: '004',
	states: PAYGENT_CREDIT_STATES,
	// An immediate sale begins captured, a card that is refused begins failed.
	initialStates: ['AUTH_OK', 'CAPTURED', 'FAILED'],
	deadEnds: PAYGENT_CREDIT_DEAD_ENDS,
	transitions: PAYGENT_CREDIT_TRANSITIONS,
	statusOf: PAYGENT_CREDIT_STATUS_OF,
	// The module knows no 売上失敗: what failed leaves the payment where it was.
	captureFailedIn: [],
	liveStates: PAYGENT_CREDIT_LIVE_STATES,
	endedStates: PAYGENT_CREDIT_ENDED_STATES,
	rules: PAYGENT_CREDIT_RULES,
	closesAll: authorizationOver,
	deadlines: (facts, terms) => {
		const window = authorizationWindow(facts, terms);
		return window === null ? [] : [{ kind: 'capture', ...window }];
	},
	nextDeadline: captureDeadline,
	riskDeadline,
	reads: ['authorizedAt', 'capturedAt'],
	needs: {},
	contract: { validityDays: { min: 1, max: 365, required: false } }
};
