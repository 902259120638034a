import { refuse, type Refusal } from '../../orders/refusal.ts';
import { PAYMENT_STATUSES, type Action } from '../../orders/vocabulary.ts';
import {
	correctedCaptureAmount,
	plainCaptureAmount,
	registrableAmount
} from '../corrected-capture.ts';
import { leftAtConsole } from '../left-at-console.ts';
import type { Rule, Situation } from '../method.ts';
import { whileAuthorized } from '../paygent-authorization.ts';
import { PAYGENT_CREDIT_ENDED_STATES } from './states.ts';

/** 消込済(売上取消期限切): Paygent no longer takes anything back. */
function reversible({ facts }: Situation): Refusal | null {
	return facts.gatewayState === 'CAPTURED_FINAL'
		? refuse('SALE_CANCEL_PERIOD_OVER', {}, 'Yoshin')
		: null;
}

/** What may be done with a Paygent card payment, row by row [004 §1, §3]. */
export const PAYGENT_CREDIT_RULES: Readonly<Partial<Record<Action, readonly Rule[]>>> = {
	capture: [
		{
			in: ['authorized'],
			window: whileAuthorized,
			amount: plainCaptureAmount,
			linked: true,
			source: '004 §1'
		}
	],
	cancel: [
		{
			in: ['authorized', 'completed'],
			state: reversible,
			window: whileAuthorized,
			linked: true,
			source: '004 §1'
		}
	],
	changeAmount: [
		{
			in: ['authorized', 'completed'],
			state: reversible,
			window: whileAuthorized,
			amount: registrableAmount,
			linked: false,
			source: '004 §3'
		}
	],
	correctedCapture: [
		{
			in: ['authorized', 'completed'],
			state: reversible,
			window: whileAuthorized,
			amount: correctedCaptureAmount,
			linked: true,
			source: '004 §3'
		}
	],
	deliver: [{ in: ['completed'], delivery: ['unprocessed'], linked: false, source: 'Yoshin' }],
	return: [{ in: PAYMENT_STATUSES, delivery: ['delivered'], linked: false, source: 'Yoshin' }],
	changePaymentMethod: [
		{
			in: ['cancelled'],
			linked: false,
			leavesTask: ({ facts }) =>
				leftAtConsole(PAYGENT_CREDIT_ENDED_STATES, 'cancel_at_console', facts, null),
			warnings: () => [{ code: 'FEES_NOT_RECALCULATED', params: {} }],
			source: '004 §3'
		}
	],
	inquire: [{ in: PAYMENT_STATUSES, linked: true, source: 'Yoshin' }]
};
