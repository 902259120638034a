import type { Method } from '../method.ts';
import { deadlines, nextDeadline, riskDeadline } from './deadlines.ts';
import { SGP_CARD_RULES } from './rules.ts';
import {
	SGP_CARD_AUTHORIZED_STATES,
	SGP_CARD_DEAD_ENDS,
	SGP_CARD_ENDED_STATES,
	SGP_CARD_LIVE_STATES,
	SGP_CARD_STATES,
	SGP_CARD_STATUS_OF,
	SGP_CARD_TRANSITIONS,
	type SgpCardState
} from './states.ts';

/** SGP カード決済 over SMBC GMO PAYMENT [002]. */
export const sgpCard: Method<SgpCardState> = {
	system: 'sgp-card',
	source: '002',
	states: SGP_CARD_STATES,
	initialStates: ['UNPROCESSED'],
	deadEnds: SGP_CARD_DEAD_ENDS,
	transitions: SGP_CARD_TRANSITIONS,
	statusOf: SGP_CARD_STATUS_OF,
	captureFailedIn: ['CHECK', 'AUTH'],
	liveStates: SGP_CARD_LIVE_STATES,
	endedStates: SGP_CARD_ENDED_STATES,
	rules: SGP_CARD_RULES,
	deadlines,
	nextDeadline,
	riskDeadline,
	reads: ['authorizedAt', 'capturedAt', 'reservation', 'captureErrorAcknowledged'],
	needs: { authorizedAt: SGP_CARD_AUTHORIZED_STATES },
	contract: { validityDays: { min: 1, max: 90, required: true } }
};
