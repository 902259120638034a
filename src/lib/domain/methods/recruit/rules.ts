import { refuse, type Refusal } from '../../orders/refusal.ts';
import type { Warning, Window } from '../../orders/verdict.ts';
import { PAYMENT_STATUSES, type Action } from '../../orders/vocabulary.ts';
import { considered, targetAmount, withinLimits } from '../amounts.ts';
import { leftAtConsole } from '../left-at-console.ts';
import type { Rule, Situation } from '../method.ts';
import { RECRUIT_ENDED_STATES } from './states.ts';
import {
	authenticationWindow,
	authorizationCeiling,
	authorizationWindow,
	extendedExpiry,
	extensionWindow,
	saleAmountWindow,
	saleCancelWindow
} from './windows.ts';

const whileAuthorized = ({ facts, terms }: Situation): Window | null =>
	authorizationWindow(facts, terms);

/** Up or down while authorized; with points only, never up [001 §4-1, §4-5] [000]. */
function amountBeforeCapture(situation: Situation): Refusal | null {
	const { amount, pointsOnly } = situation.facts;
	const newAmount = targetAmount(situation);
	const outside = withinLimits('001 §4-1')(situation);
	if (outside !== null) return outside;
	if (pointsOnly && newAmount > amount) {
		return refuse('AMOUNT_INCREASE_WITH_POINTS_ONLY', { amount, newAmount }, '001 §4-5');
	}
	return null;
}

/** Down only after the capture [001 §4-5] [000]. */
function amountAfterCapture(situation: Situation): Refusal | null {
	const { amount } = situation.facts;
	const newAmount = targetAmount(situation);
	const outside = withinLimits('001 §4-1')(situation);
	if (outside !== null || newAmount <= amount) return outside;
	return refuse('AMOUNT_INCREASE_AFTER_CAPTURE', { amount, newAmount }, '001 §4-5');
}

function amountChangePending({ facts }: Situation): Refusal | null {
	return facts.gatewayState === 'RETURN' ? refuse('AMOUNT_CHANGE_PENDING', {}, '001 §2-1') : null;
}

function withinSaleAmountWindow({ facts, at }: Situation): Refusal | null {
	const window = saleAmountWindow(facts);
	if (window === null) return refuse('CAPTURE_TIME_UNKNOWN', {}, 'Yoshin');
	const { opensAt, closesAt } = window;
	if (at < opensAt) return refuse('AMOUNT_WINDOW_NOT_OPEN', { opensAt, closesAt }, '001 §4-7');
	if (at >= closesAt) return refuse('AMOUNT_WINDOW_CLOSED', { closedAt: closesAt }, '001 §4-4');
	return null;
}

/** Each change that succeeds mails the buyer [001 §4-6]; below its threshold a coupon may go [001 §4-5]. */
function amountWarnings(situation: Situation): readonly Warning[] {
	const { amount, couponThreshold: threshold } = situation.facts;
	const newAmount = targetAmount(situation);
	const mailed: Warning = { code: 'BUYER_WILL_BE_MAILED', params: {} };
	if (threshold === null || newAmount >= threshold || newAmount === amount) return [mailed];
	return [mailed, { code: 'COUPON_MAY_BE_WITHDRAWN', params: { threshold, newAmount } }];
}

/** Every destination goes with the order, none alone [000]. */
function cancelWarnings({ facts: { destinations } }: Situation): readonly Warning[] {
	if (destinations <= 1) return [];
	return [{ code: 'ALL_DESTINATIONS_CANCELLED', params: { destinations } }];
}

/** Until the limit the buyer can begin to pay, and who has begun can end it at any time. */
function unfinishedWarnings(situation: Situation): readonly Warning[] {
	const warnings = cancelWarnings(situation);
	const { facts, at, status } = situation;
	if (status !== 'needs_review') return warnings;
	const begun = facts.gatewayState === 'AUTHPROCESS';
	const until = begun ? null : (authenticationWindow(facts)?.closesAt ?? null);
	if (until !== null && at >= until) return warnings;
	return [...warnings, { code: 'BUYER_MAY_STILL_PAY', params: { until } }];
}

function saleCancelIsLinked({ facts, terms, at }: Situation): boolean {
	const window = saleCancelWindow(facts);
	return terms.linkedCancelAfterCapture && window !== null && at < window.closesAt;
}

/** When a payment can last be cancelled at the console (epoch ms). */
function lastCancelAt({ facts, terms }: Situation): number | null {
	return (saleCancelWindow(facts) ?? authorizationWindow(facts, terms))?.closesAt ?? null;
}

/** A payment that was detached before cannot be detached again (ours). */
function detachable({ facts }: Situation): Refusal | null {
	return facts.hasGatewayOrder ? null : refuse('NO_GATEWAY_ORDER', {}, 'Yoshin');
}

function extensionAgreed({ terms }: Situation): Refusal | null {
	if (!terms.extensionEnabled) return refuse('EXTENSION_TURNED_OFF', {}, '000');
	if (terms.extensionDays === null) return refuse('EXTENSION_NOT_IN_CONTRACT', {}, '001 §2-2');
	return null;
}

function belowCeiling({ facts, terms }: Situation): Refusal | null {
	const window = authorizationWindow(facts, terms);
	if (window === null || extendedExpiry(facts, terms) !== null) return null;
	const ceilingAt = authorizationCeiling(facts);
	return refuse('EXTENSION_CEILING_REACHED', { ceilingAt }, '001 §4-11');
}

/** Lines and quantities are fixed once paid; a total that goes down may still be sent [000]. */
function sendableAfterCapture(situation: Situation): Refusal | null {
	const { facts } = situation;
	const contentOnly = facts.contentUnsent && targetAmount(situation) === facts.amount;
	if (contentOnly) return refuse('CONTENT_FIXED_AFTER_CAPTURE', {}, '000');
	return amountChangePending(situation);
}

/** What may be done with a Recruit order, row by row. The expiry itself closes all of it: `closesAll`. */
export const RECRUIT_RULES: Readonly<Partial<Record<Action, readonly Rule[]>>> = {
	capture: [
		{
			in: ['authorized'],
			unsent: 'forbidden',
			window: whileAuthorized,
			linked: true,
			source: '001 §4-2'
		}
	],
	cancel: [
		{
			in: ['authorized'],
			delivery: ['unprocessed', 'returned'],
			window: whileAuthorized,
			linked: true,
			warnings: cancelWarnings,
			source: '001 §4-3'
		},
		{
			in: ['needs_review', 'payment_failed', 'authorization_expired'],
			linked: false,
			leavesTask: ({ facts }) =>
				leftAtConsole(RECRUIT_ENDED_STATES, 'confirm_cancel_at_console', facts, null),
			warnings: unfinishedWarnings,
			source: '000'
		},
		{
			// The source contradicts itself on whether this reaches the gateway. As it is in doubt whether
			// the money moved, nothing is sent (ours).
			in: ['capture_failed'],
			delivery: ['unprocessed'],
			linked: false,
			leavesTask: () => ({ kind: 'check_payment_at_console', dueAt: null }),
			warnings: cancelWarnings,
			source: '000'
		},
		{
			in: ['completed'],
			state: amountChangePending,
			delivery: ['unprocessed', 'returned'],
			linked: saleCancelIsLinked,
			leavesTask: (situation) =>
				saleCancelIsLinked(situation)
					? null
					: { kind: 'refund_or_cancel_at_console', dueAt: lastCancelAt(situation) },
			warnings: cancelWarnings,
			source: '001 §4-3'
		}
	],
	changeAmount: [
		{
			in: ['authorized'],
			window: whileAuthorized,
			amount: considered(amountBeforeCapture, '000'),
			linked: true,
			warnings: amountWarnings,
			source: '001 §4-4'
		},
		{
			in: ['completed'],
			state: amountChangePending,
			window: ({ facts }) => saleAmountWindow(facts),
			time: withinSaleAmountWindow,
			amount: considered(amountAfterCapture, '000'),
			linked: true,
			warnings: amountWarnings,
			source: '001 §4-4'
		}
	],
	changeContent: [
		{
			in: ['authorized'],
			window: whileAuthorized,
			linked: true,
			warnings: amountWarnings,
			source: '000'
		}
	],
	sendChange: [
		{
			in: ['authorized'],
			unsent: 'required',
			window: whileAuthorized,
			amount: amountBeforeCapture,
			linked: true,
			warnings: amountWarnings,
			source: '000'
		},
		{
			in: ['completed'],
			state: sendableAfterCapture,
			unsent: 'required',
			window: ({ facts }) => saleAmountWindow(facts),
			time: withinSaleAmountWindow,
			amount: amountAfterCapture,
			linked: true,
			warnings: amountWarnings,
			source: '001 §4-4'
		}
	],
	extend: [
		{
			in: ['authorized'],
			state: extensionAgreed,
			window: ({ facts, terms }) => extensionWindow(facts, terms),
			time: belowCeiling,
			linked: true,
			newExpiry: ({ facts, terms }) =>
				terms.extensionEnabled ? extendedExpiry(facts, terms) : null,
			warnings: () => [{ code: 'EXTENSION_MAY_FAIL', params: {} }],
			source: '001 §4-11'
		}
	],
	deliver: [{ in: ['completed'], delivery: ['unprocessed'], linked: false, source: '000' }],
	return: [{ in: PAYMENT_STATUSES, delivery: ['delivered'], linked: false, source: '000' }],
	changePaymentMethod: [
		{
			in: ['needs_review', 'cancelled', 'payment_failed', 'authorization_expired'],
			state: detachable,
			linked: false,
			leavesTask: (situation) =>
				leftAtConsole(
					RECRUIT_ENDED_STATES,
					'cancel_at_console',
					situation.facts,
					lastCancelAt(situation)
				),
			warnings: () => [{ code: 'FEES_NOT_RECALCULATED', params: {} }],
			source: '000'
		}
	],
	inquire: [{ in: PAYMENT_STATUSES, linked: true, source: 'Yoshin' }]
};
