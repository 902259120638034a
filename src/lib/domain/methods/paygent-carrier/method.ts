import type { OrderFacts } from '../../orders/order-facts.ts';
import type { Method } from '../method.ts';
import { authorizationOver, riskDeadline } from '../paygent-authorization.ts';
import { deadlines, nextDeadline } from './deadlines.ts';
import { PAYGENT_CARRIER_RULES } from './rules.ts';
import {
	PAYGENT_CARRIER_DEAD_ENDS,
	PAYGENT_CARRIER_ENDED_STATES,
	PAYGENT_CARRIER_LIVE_STATES,
	PAYGENT_CARRIER_STATES,
	PAYGENT_CARRIER_STATUS_OF,
	PAYGENT_CARRIER_TRANSITIONS,
	type PaygentCarrierState
} from './states.ts';

/**
 * Once a capture was answered OK the order stands in the column 消込済, even while Paygent still
 * reports オーソリOK or オーソリ完了: otherwise it would be captured twice.
 */
function asJudged(facts: OrderFacts): OrderFacts {
	const held = facts.gatewayState === 'AUTH_OK' || facts.gatewayState === 'AUTH_COMPLETE';
	if (!held || facts.captureRequestedAt === null) return facts;
	return { ...facts, gatewayState: 'CLEARING' satisfies PaygentCarrierState };
}

/** PAYGENTキャリア: docomo, au and SoftBank [004 §2, §3, §5]. */
export const paygentCarrier: Method<PaygentCarrierState> = {
	system: 'paygent-carrier',
	source: '004',
	states: PAYGENT_CARRIER_STATES,
	// An application that the buyer or the carrier broke off begins failed.
	initialStates: ['AUTH_OK', 'FAILED'],
	deadEnds: PAYGENT_CARRIER_DEAD_ENDS,
	transitions: PAYGENT_CARRIER_TRANSITIONS,
	statusOf: PAYGENT_CARRIER_STATUS_OF,
	// The module knows no 売上失敗: what failed leaves the payment where it was.
	captureFailedIn: [],
	liveStates: PAYGENT_CARRIER_LIVE_STATES,
	endedStates: PAYGENT_CARRIER_ENDED_STATES,
	asJudged,
	rules: PAYGENT_CARRIER_RULES,
	closesAll: authorizationOver,
	deadlines,
	nextDeadline,
	riskDeadline,
	reads: ['carrier', 'authorizedAt', 'capturedAt', 'captureRequestedAt'],
	needs: { carrier: PAYGENT_CARRIER_STATES },
	contract: { validityDays: { min: 1, max: 365, required: false } }
};
