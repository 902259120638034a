import { refuse, type Refusal } from '../../orders/refusal.ts';
import type { LeftTask, Warning, Window } from '../../orders/verdict.ts';
import { PAYMENT_STATUSES, type Action } from '../../orders/vocabulary.ts';
import { considered, withinLimits } from '../amounts.ts';
import { leftAtConsole } from '../left-at-console.ts';
import type { Rule, Situation } from '../method.ts';
import { pastValidity } from '../validity.ts';
import { SGP_CARD_ENDED_STATES, SGP_CARD_LIVE_STATES } from './states.ts';
import { authorizationWindow, linkedCancelWindow } from './windows.ts';

const isIn = (states: readonly string[], { facts }: Situation): boolean =>
	states.includes(facts.gatewayState);

/** 予約商品: its card was only checked for validity, nothing is authorized. */
const isReservation = (situation: Situation): boolean => isIn(['CHECK'], situation);

const whileAuthorized = ({ facts, terms }: Situation): Window | null =>
	authorizationWindow(facts, terms);

/** The authorization lives, and whoever goes on after a failed capture has read why it failed [002]. */
function workable({ facts, terms, at, status }: Situation): Refusal | null {
	const expired = pastValidity(authorizationWindow(facts, terms), at, 'Yoshin');
	if (expired !== null) return expired;
	return status === 'capture_failed' && !facts.captureErrorAcknowledged
		? refuse('CAPTURE_ERROR_NOT_ACKNOWLEDGED', {}, '002')
		: null;
}

/** The amount on the desk is what a reservation's capture charges: the button is not there [002]. */
function sendable(situation: Situation): Refusal | null {
	return isReservation(situation)
		? refuse('RESERVATION_NEEDS_NO_SEND', {}, '002')
		: workable(situation);
}

/** The sale belongs on the day of shipping [002]. */
function shippingWarnings({ facts }: Situation): readonly Warning[] {
	const shipped = facts.hasSlipNumber || facts.deliveryStatus !== 'unprocessed';
	return shipped ? [] : [{ code: 'NO_SIGN_OF_SHIPPING', params: {} }];
}

/** Where the time of the transaction is not known it is sent: the gateway refuses what is too old. */
function cancelIsLinked(situation: Situation): boolean {
	const window = linkedCancelWindow(situation.facts);
	const inTime = window === null || situation.at < window.closesAt;
	return isIn(SGP_CARD_LIVE_STATES, situation) && inTime;
}

function leftByCancel(situation: Situation): LeftTask | null {
	if (cancelIsLinked(situation)) return null;
	const paid = situation.status === 'completed';
	const kind = paid ? 'refund_or_cancel_at_console' : 'confirm_cancel_at_console';
	return leftAtConsole(SGP_CARD_ENDED_STATES, kind, situation.facts, null);
}

/** What may be done with an SGP card order, row by row; our own rows are marked as such. */
export const SGP_CARD_RULES: Readonly<Partial<Record<Action, readonly Rule[]>>> = {
	capture: [
		{
			in: ['authorized', 'capture_failed'],
			state: workable,
			unsent: (situation) => (isReservation(situation) ? null : 'forbidden'),
			window: whileAuthorized,
			linked: true,
			warnings: shippingWarnings,
			source: '002'
		}
	],
	cancel: [
		{
			in: ['authorized', 'completed', 'capture_failed', 'needs_review'],
			delivery: ['unprocessed', 'returned'],
			linked: cancelIsLinked,
			leavesTask: leftByCancel,
			warnings: ({ status }) =>
				status === 'needs_review' ? [{ code: 'BUYER_MAY_STILL_PAY', params: { until: null } }] : [],
			source: '002'
		}
	],
	changeAmount: [
		{
			in: ['authorized', 'capture_failed'],
			state: workable,
			window: whileAuthorized,
			amount: considered(withinLimits('Yoshin'), '002'),
			linked: (situation) => !isReservation(situation),
			source: '002'
		}
	],
	changeContent: [
		{
			in: ['authorized', 'capture_failed'],
			state: workable,
			window: whileAuthorized,
			linked: (situation) => !isReservation(situation),
			source: '002'
		}
	],
	sendChange: [
		{
			in: ['authorized', 'capture_failed'],
			state: sendable,
			unsent: 'required',
			window: whileAuthorized,
			amount: withinLimits('Yoshin'),
			linked: true,
			source: '002'
		}
	],
	deliver: [{ in: ['completed'], delivery: ['unprocessed'], linked: false, source: 'Yoshin' }],
	return: [
		{
			in: PAYMENT_STATUSES,
			delivery: ['delivered'],
			linked: false,
			warnings: ({ facts }) =>
				SGP_CARD_LIVE_STATES.some((state) => state === facts.gatewayState)
					? [{ code: 'RETURN_DOES_NOT_CANCEL', params: { system: facts.system } }]
					: [],
			source: '002'
		}
	],
	changePaymentMethod: [
		{
			in: ['needs_review', 'capture_failed', 'cancelled'],
			linked: false,
			leavesTask: ({ facts }) =>
				leftAtConsole(
					SGP_CARD_ENDED_STATES,
					'cancel_at_console',
					facts,
					linkedCancelWindow(facts)?.closesAt ?? null
				),
			warnings: () => [{ code: 'FEES_NOT_RECALCULATED', params: {} }],
			source: 'Yoshin'
		}
	],
	inquire: [{ in: PAYMENT_STATUSES, linked: true, source: 'Yoshin' }]
};
