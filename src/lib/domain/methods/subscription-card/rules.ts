import { refuse, type Refusal } from '../../orders/refusal.ts';
import type { Warning } from '../../orders/verdict.ts';
import { PAYMENT_STATUSES, type Action } from '../../orders/vocabulary.ts';
import { considered, withinLimits } from '../amounts.ts';
import { leftAtConsole } from '../left-at-console.ts';
import type { Rule, Situation } from '../method.ts';
import { SUBSCRIPTION_CARD_ENDED_STATES, SUBSCRIPTION_CARD_LIVE_STATES } from './states.ts';
import { MONTHLY_DAYS, dayOfNextMonth, reregistrationWindow } from './windows.ts';

/** A day of the run that reports the order, 00:00 (epoch ms); null while its delivery is not known. */
const dayOfRun = ({ facts: { deliveredAt } }: Situation, day: number): number | null =>
	deliveredAt === null ? null : dayOfNextMonth(deliveredAt, day);

/** The sales data are under way: nobody knows before the result whether the card is charged. */
function reportUnderWay(situation: Situation): Refusal | null {
	if (!['SENT', 'REGISTERED'].includes(situation.facts.gatewayState)) return null;
	const resultsAt = dayOfRun(situation, MONTHLY_DAYS.results);
	return refuse('REPORT_UNDER_WAY', { resultsAt }, '003');
}

/** An order made after the time to register a card again cannot be paid by the card that is NG [003]. */
function payableByCard({ facts }: Situation): Refusal | null {
	const since = reregistrationWindow(facts)?.closesAt ?? null;
	if (since === null || facts.orderedAt < since) return null;
	return refuse('CARD_BLOCKED', { since }, '003');
}

/** Until the service starts, card subscriptions can be set up but not paid [003]. */
function serviceStarted({ terms: { recurringStartsAt: startsAt }, at }: Situation): Refusal | null {
	if (startsAt === null || at >= startsAt) return null;
	return refuse('RECURRING_NOT_STARTED', { startsAt }, '003');
}

/** Before the report only a card that is blocked gives a reason for another method. */
function detachable(situation: Situation): Refusal | null {
	const { facts, at, status } = situation;
	if (status !== 'awaiting_delivery' && status !== 'completed') return null;
	const underWay = reportUnderWay(situation);
	if (underWay !== null) return underWay;
	const card = reregistrationWindow(facts);
	if (card !== null && at >= card.closesAt) return null;
	return refuse('PAYMENT_STILL_LIVE', { status }, 'Yoshin');
}

/** Why a row is missing: 決済完了 and 売上失敗 mean something else here than elsewhere. */
export function withoutRow(_action: Action, situation: Situation): Refusal | null {
	switch (situation.status) {
		case 'completed':
			return (
				reportUnderWay(situation) ??
				refuse('READY_FOR_REPORT', { sendsAt: dayOfRun(situation, MONTHLY_DAYS.send) }, '003')
			);
		case 'capture_failed':
			return refuse('REPORT_FAILED', {}, '003');
		default:
			return null;
	}
}

function returnWarnings({ facts: { gatewayState } }: Situation): readonly Warning[] {
	if (gatewayState === 'DELIVERED') return [{ code: 'LEAVES_MONTHLY_REPORT', params: {} }];
	const reported = SUBSCRIPTION_CARD_LIVE_STATES.some((state) => state === gatewayState);
	return reported ? [{ code: 'REPORT_STANDS', params: {} }] : [];
}

/** What may be done with an order of a card subscription; ours where the source is silent. */
export const SUBSCRIPTION_CARD_RULES: Readonly<Partial<Record<Action, readonly Rule[]>>> = {
	cancel: [
		{ in: ['awaiting_delivery', 'capture_failed'], linked: false, source: 'Yoshin' },
		{
			in: ['completed'],
			state: reportUnderWay,
			delivery: ['returned'],
			linked: false,
			source: 'Yoshin'
		},
		{
			in: ['reported'],
			delivery: ['returned'],
			linked: false,
			leavesTask: () => ({ kind: 'refund_or_cancel_at_console', dueAt: null }),
			source: 'Yoshin'
		}
	],
	changeAmount: [
		{
			in: ['awaiting_delivery'],
			amount: considered(withinLimits('Yoshin'), 'Yoshin'),
			linked: false,
			source: 'Yoshin'
		}
	],
	changeContent: [{ in: ['awaiting_delivery'], linked: false, source: 'Yoshin' }],
	deliver: [
		{
			in: ['awaiting_delivery'],
			state: payableByCard,
			delivery: ['unprocessed'],
			window: ({ terms: { recurringStartsAt: opensAt } }) =>
				opensAt === null ? null : { opensAt, closesAt: null },
			time: serviceStarted,
			linked: false,
			source: '003'
		}
	],
	return: [
		{
			in: PAYMENT_STATUSES,
			delivery: ['delivered'],
			linked: false,
			warnings: returnWarnings,
			source: 'Yoshin'
		}
	],
	changePaymentMethod: [
		{
			in: ['cancelled', 'capture_failed', 'awaiting_delivery', 'completed'],
			state: detachable,
			window: ({ facts, status }) => {
				const card = reregistrationWindow(facts);
				if (card === null || status === 'cancelled' || status === 'capture_failed') return null;
				return { opensAt: card.closesAt, closesAt: null };
			},
			linked: false,
			leavesTask: ({ facts }) =>
				leftAtConsole(SUBSCRIPTION_CARD_ENDED_STATES, 'cancel_at_console', facts, null),
			warnings: () => [{ code: 'FEES_NOT_RECALCULATED', params: {} }],
			source: '003'
		}
	]
};
