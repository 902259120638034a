import { refuse } from '../../orders/refusal.ts';
import type { Method } from '../method.ts';
import { deadlines, nextDeadline, riskDeadline } from './deadlines.ts';
import { RECRUIT_RULES } from './rules.ts';
import {
	RECRUIT_DEAD_ENDS,
	RECRUIT_ENDED_STATES,
	RECRUIT_LIVE_STATES,
	RECRUIT_STATES,
	RECRUIT_STATUS_OF,
	RECRUIT_TRANSITIONS,
	type RecruitState
} from './states.ts';
import { authorizationExpiry } from './windows.ts';

const AUTHORIZED_ONCE: readonly RecruitState[] = [
	'AUTH',
	'CAPTURE_ACCEPTED',
	'SALES',
	'CAPTURE',
	'RETURN',
	'AUTO_CANCELLED',
	'CANCEL'
];

/** リクルートかんたん支払い over GMO-PG [000] [001]. */
export const recruit: Method<RecruitState> = {
	system: 'recruit',
	source: '000',
	states: RECRUIT_STATES,
	initialStates: ['UNPROCESSED'],
	deadEnds: RECRUIT_DEAD_ENDS,
	transitions: RECRUIT_TRANSITIONS,
	statusOf: RECRUIT_STATUS_OF,
	captureFailedIn: ['AUTH'],
	liveStates: RECRUIT_LIVE_STATES,
	endedStates: RECRUIT_ENDED_STATES,
	rules: RECRUIT_RULES,
	closesAll: ({ facts, terms, at, status }) => {
		// The buyer was told that it is paid, and it can still fail: nobody interferes [001 §4-10].
		if (status === 'capture_accepted') return refuse('CAPTURE_NOT_FINAL', {}, '001 §4-10');
		if (status !== 'authorized') return null;
		// Past the computed expiry only the gateway can say what became of it, so the desk asks.
		const expiredAt = authorizationExpiry(facts, terms);
		if (expiredAt === null || at < expiredAt) return null;
		return refuse('AUTHORIZATION_EXPIRED', { expiredAt }, '001 §4-2');
	},
	deadlines,
	nextDeadline,
	riskDeadline,
	reads: [
		'authorizedAt',
		'capturedAt',
		'extensions',
		'pointsOnly',
		'destinations',
		'execAt',
		'startLimitSeconds'
	],
	needs: { authorizedAt: AUTHORIZED_ONCE, capturedAt: ['SALES', 'CAPTURE', 'RETURN'] },
	contract: {
		validityDays: { min: 1, max: 60, required: true },
		extensionDays: { min: 1, max: 119, required: false },
		switches: ['extensionEnabled', 'linkedCancelAfterCapture']
	}
};
