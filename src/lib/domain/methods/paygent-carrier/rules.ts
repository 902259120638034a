import type { Refusal } from '../../orders/refusal.ts';
import { PAYMENT_STATUSES, type Action } from '../../orders/vocabulary.ts';
import {
	correctedCaptureAmount,
	plainCaptureAmount,
	registrableAmount
} from '../corrected-capture.ts';
import { leftAtConsole } from '../left-at-console.ts';
import type { Rule, Situation } from '../method.ts';
import { whileAuthorized } from '../paygent-authorization.ts';
import { cell } from './carrier-grid.ts';
import { PAYGENT_CARRIER_ENDED_STATES } from './states.ts';

/** A lower amount is of no use to a carrier that takes no corrected capture. */
function sendableAmount(situation: Situation): Refusal | null {
	if (situation.newAmount === null) return null;
	return registrableAmount(situation) ?? cell('correctedCapture')(situation);
}

/** What may be done with a phone carrier's payment, row by row [004 §3, §5]. */
export const PAYGENT_CARRIER_RULES: Readonly<Partial<Record<Action, readonly Rule[]>>> = {
	capture: [
		{
			in: ['authorized', 'completed'],
			state: cell('capture'),
			window: whileAuthorized,
			amount: plainCaptureAmount,
			linked: true,
			source: '004 §5'
		}
	],
	cancel: [
		{
			in: ['authorized', 'completed'],
			state: cell('cancel'),
			window: whileAuthorized,
			linked: true,
			source: '004 §5'
		}
	],
	changeAmount: [
		{
			// Open to every carrier, so that an amount which nothing can send can be restored.
			in: ['authorized'],
			window: whileAuthorized,
			amount: sendableAmount,
			linked: false,
			source: '004 §3'
		},
		{
			in: ['completed'],
			state: cell('correctedCapture'),
			amount: registrableAmount,
			linked: false,
			source: '004 §3'
		}
	],
	correctedCapture: [
		{
			in: ['authorized', 'completed'],
			state: cell('correctedCapture'),
			window: whileAuthorized,
			amount: correctedCaptureAmount,
			linked: true,
			source: '004 §5'
		}
	],
	deliver: [{ in: ['completed'], delivery: ['unprocessed'], linked: false, source: 'Yoshin' }],
	return: [{ in: PAYMENT_STATUSES, delivery: ['delivered'], linked: false, source: 'Yoshin' }],
	changePaymentMethod: [
		{
			in: ['cancelled'],
			linked: false,
			leavesTask: ({ facts }) =>
				leftAtConsole(PAYGENT_CARRIER_ENDED_STATES, 'cancel_at_console', facts, null),
			warnings: () => [{ code: 'FEES_NOT_RECALCULATED', params: {} }],
			source: '004 §3'
		}
	],
	inquire: [{ in: PAYMENT_STATUSES, linked: true, source: 'Yoshin' }]
};
