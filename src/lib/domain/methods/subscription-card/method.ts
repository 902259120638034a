import type { Method } from '../method.ts';
import { deadlines, nextDeadline, riskDeadline } from './deadlines.ts';
import { SUBSCRIPTION_CARD_RULES, withoutRow } from './rules.ts';
import {
	SUBSCRIPTION_CARD_DEAD_ENDS,
	SUBSCRIPTION_CARD_ENDED_STATES,
	SUBSCRIPTION_CARD_LIVE_STATES,
	SUBSCRIPTION_CARD_STATES,
	SUBSCRIPTION_CARD_STATUS_OF,
	SUBSCRIPTION_CARD_TRANSITIONS,
	type SubscriptionCardState
} from './states.ts';

/** 定期購入のクレジットカード決済 over PG or SGP, charged by a monthly report [003] [002 ※1]. */
export const subscriptionCard: Method<SubscriptionCardState> = {
	system: 'subscription-card',
	source: '003',
	states: SUBSCRIPTION_CARD_STATES,
	initialStates: ['PENDING'],
	deadEnds: SUBSCRIPTION_CARD_DEAD_ENDS,
	transitions: SUBSCRIPTION_CARD_TRANSITIONS,
	statusOf: SUBSCRIPTION_CARD_STATUS_OF,
	// Its 売上失敗 is a state of its own, the result of the report.
	captureFailedIn: [],
	liveStates: SUBSCRIPTION_CARD_LIVE_STATES,
	endedStates: SUBSCRIPTION_CARD_ENDED_STATES,
	rules: SUBSCRIPTION_CARD_RULES,
	withoutRow,
	deadlines,
	nextDeadline,
	riskDeadline,
	reads: ['deliveredAt', 'validityNgAt'],
	needs: {},
	contract: {}
};
