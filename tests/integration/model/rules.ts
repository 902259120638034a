import { afterNextMonth, DAY, HOUR, midnight } from './japan.ts';
import type { Contract } from './pretend-gateway.ts';

/** What the desk is expected to believe of one order. Instants in epoch ms, amounts in yen. */
export interface Belief {
	state: string;
	/** A person's cancel, or a capture that failed from here. */
	desk: 'cancelled' | 'capture_failed' | null;
	delivery: 'unprocessed' | 'delivered' | 'returned';
	hasPayment: boolean;
	/** An inquiry has shown this payment: before, the amount is only the shop's word. */
	isShown: boolean;
	amount: number;
	local: number;
	/** Lines as they are, and as they were last sent; only their identity matters. */
	lines: string;
	sentLines: string;
	contentUnsent: boolean;
	orderedAt: number;
	gatewayOrderedAt: number | null;
	authorizedAt: number | null;
	acceptedAt: number | null;
	capturedAt: number | null;
	extensions: number;
	extendedOn: string | null;
	override: number | null;
	pointsOnly: boolean;
}

export type Press =
	| {
			action:
				| 'capture'
				| 'cancel'
				| 'sendChange'
				| 'sendThenCapture'
				| 'extend'
				| 'deliver'
				| 'return'
				| 'changePaymentMethod'
				| 'discardChange';
	  }
	| { action: 'changeAmount'; newAmount: number }
	| { action: 'changeContent'; quantity: number; name: string }
	| { action: 'recordExpiry'; lastDay: string | null };

const STATUS: Readonly<Record<string, string>> = {
	UNPROCESSED: 'needs_review',
	REQSUCCESS: 'needs_review',
	AUTHPROCESS: 'needs_review',
	AUTH: 'authorized',
	CAPTURE_ACCEPTED: 'capture_accepted',
	SALES: 'completed',
	CAPTURE: 'completed',
	RETURN: 'completed',
	CANCEL: 'cancelled',
	PAYFAIL: 'payment_failed',
	EXPIRED: 'payment_failed',
	AUTO_CANCELLED: 'authorization_expired'
};

/** Table 2.2. */
export function statusOf({ state, desk }: Belief): string {
	if (desk === 'cancelled') return 'cancelled';
	if (desk === 'capture_failed' && state === 'AUTH') return 'capture_failed';
	return STATUS[state] ?? '';
}

const LIVE = ['AUTH', 'CAPTURE_ACCEPTED', 'SALES', 'CAPTURE', 'RETURN'];
export const isLive = (state: string): boolean => LIVE.includes(state);
export const isEnded = (state: string): boolean =>
	['CANCEL', 'AUTO_CANCELLED', 'EXPIRED'].includes(state);

/** 00:00 of O + 120. */
export function ceilingOf(belief: Belief): number {
	return midnight(belief.gatewayOrderedAt ?? belief.orderedAt, 120);
}

/** The first instant too late for a capture (2.4). */
export function expiryOf(belief: Belief, contract: Contract): number | null {
	if (belief.override !== null) return Math.min(belief.override, ceilingOf(belief));
	if (belief.authorizedAt === null) return null;
	const first = midnight(belief.authorizedAt, contract.validityDays);
	if (belief.extensions === 0) return first;
	return Math.min(first + belief.extensions * contract.extensionDays * DAY, ceilingOf(belief));
}

/** 00:00 of E + 1; the acceptance's month decides where it is the earlier one. */
export function endOfSale({ acceptedAt, capturedAt }: Belief): number | null {
	if (capturedAt === null) return null;
	return afterNextMonth(Math.min(acceptedAt ?? capturedAt, capturedAt));
}

/** Does a cancel reach the gateway? */
export function isLinked(belief: Belief, contract: Contract, now: number): boolean {
	const status = statusOf(belief);
	if (status === 'authorized') return true;
	const end = endOfSale(belief);
	return status === 'completed' && contract.linkedCancel && end !== null && now < end;
}

const isPending = (belief: Belief): boolean =>
	belief.contentUnsent || belief.local !== belief.amount;

/** The total that lines come to: 600 shipping, goods at 4,000, their tax of 10 % less 20 of the shop's own. */
export function totalOf(quantity: number): number {
	return 600 + 4_000 * quantity + 400 * quantity - 20;
}

/** Why 2.3 and 2.4 close an action, in the order in which a person should hear it; null: open. */
export function closedBy(
	belief: Belief,
	contract: Contract,
	now: number,
	press: Press
): string | null {
	const status = statusOf(belief);
	if (press.action === 'discardChange') return isPending(belief) ? null : 'NOTHING_TO_DISCARD';
	if (press.action === 'recordExpiry') return expiryClosed(belief, now, press.lastDay);
	const { action } = press;
	if (status === 'cancelled' && isLive(belief.state) && action !== 'changePaymentMethod') {
		return 'LIVE_PAYMENT_ON_CANCELLED_ORDER';
	}
	if (status === 'capture_accepted') return 'CAPTURE_NOT_FINAL';
	const expiry = expiryOf(belief, contract);
	if (status === 'authorized' && expiry !== null && now >= expiry) return 'AUTHORIZATION_EXPIRED';

	switch (press.action) {
		case 'capture':
			if (status !== 'authorized') return closedByStatus(status, action);
			return isPending(belief) ? 'UNSENT_CHANGE' : null;
		case 'cancel':
			return cancelClosed(belief, status);
		case 'changeAmount':
			return changeClosed(belief, status, now, press.newAmount, action);
		case 'changeContent': {
			if (status !== 'authorized') return closedByStatus(status, action);
			const total = totalOf(press.quantity);
			return total === belief.amount ? null : amountClosed(belief, status, total);
		}
		case 'sendChange':
			return sendClosed(belief, status, now);
		case 'sendThenCapture': {
			const send = sendClosed(belief, status, now);
			if (send !== null) return send;
			return status === 'authorized' ? null : closedByStatus(status, 'capture');
		}
		case 'extend':
			if (status !== 'authorized') return closedByStatus(status, action);
			if (!contract.extensionEnabled) return 'EXTENSION_TURNED_OFF';
			return expiry !== null && expiry >= ceilingOf(belief) ? 'EXTENSION_CEILING_REACHED' : null;
		case 'deliver':
			if (status !== 'completed') return closedByStatus(status, action);
			return belief.delivery === 'unprocessed' ? null : deliveredAlready(belief);
		case 'return':
			if (belief.delivery === 'delivered') return null;
			return belief.delivery === 'returned' ? 'ALREADY_RETURNED' : 'NOT_DELIVERED';
		case 'changePaymentMethod':
			if (['authorized', 'completed'].includes(status)) return 'PAYMENT_STILL_LIVE';
			if (status === 'capture_failed') return 'CAPTURE_FAILED';
			return belief.hasPayment ? null : 'NO_GATEWAY_ORDER';
	}
}

function closedByStatus(status: string, action: string): string {
	switch (status) {
		case 'needs_review':
			return 'PAYMENT_NOT_FINISHED';
		case 'authorized':
			return 'NOT_CAPTURED';
		case 'completed':
			return action === 'changeContent' ? 'CONTENT_FIXED_AFTER_CAPTURE' : 'ALREADY_CAPTURED';
		case 'cancelled':
			return 'ALREADY_CANCELLED';
		case 'capture_failed':
			return 'CAPTURE_FAILED';
		case 'payment_failed':
			return 'PAYMENT_FAILED';
		default:
			return 'AUTHORIZATION_EXPIRED';
	}
}

function deliveredAlready({ delivery }: Belief): string {
	return delivery === 'delivered' ? 'ALREADY_DELIVERED' : 'ALREADY_RETURNED';
}

function cancelClosed(belief: Belief, status: string): string | null {
	const { delivery, state } = belief;
	switch (status) {
		case 'cancelled':
			return 'ALREADY_CANCELLED';
		case 'capture_failed':
			return delivery === 'unprocessed' ? null : deliveredAlready(belief);
		case 'completed':
			if (state === 'RETURN') return 'AMOUNT_CHANGE_PENDING';
			return delivery === 'delivered' ? 'DELIVERED_NOT_RETURNED' : null;
		case 'authorized':
			return delivery === 'delivered' ? 'DELIVERED_NOT_RETURNED' : null;
		default:
			return null;
	}
}

function saleWindowClosed(belief: Belief, now: number): string | null {
	const end = endOfSale(belief);
	if (belief.capturedAt === null || end === null) return 'CAPTURE_TIME_UNKNOWN';
	if (now < midnight(belief.capturedAt, 1) + HOUR) return 'AMOUNT_WINDOW_NOT_OPEN';
	return now >= end ? 'AMOUNT_WINDOW_CLOSED' : null;
}

function amountClosed(belief: Belief, status: string, wanted: number): string | null {
	if (wanted < 1 || wanted > 9_999_999) return 'AMOUNT_OUT_OF_RANGE';
	if (wanted <= belief.amount) return null;
	if (status === 'completed') return 'AMOUNT_INCREASE_AFTER_CAPTURE';
	return belief.pointsOnly ? 'AMOUNT_INCREASE_WITH_POINTS_ONLY' : null;
}

function changeClosed(
	belief: Belief,
	status: string,
	now: number,
	wanted: number,
	action: string
): string | null {
	if (status === 'completed') {
		if (belief.state === 'RETURN') return 'AMOUNT_CHANGE_PENDING';
		const window = saleWindowClosed(belief, now);
		if (window !== null) return window;
	} else if (status !== 'authorized') return closedByStatus(status, action);
	return wanted === belief.amount ? 'NO_CHANGE' : amountClosed(belief, status, wanted);
}

function sendClosed(belief: Belief, status: string, now: number): string | null {
	if (status === 'completed') {
		if (belief.contentUnsent && belief.local === belief.amount) {
			return 'CONTENT_FIXED_AFTER_CAPTURE';
		}
		if (belief.state === 'RETURN') return 'AMOUNT_CHANGE_PENDING';
	} else if (status !== 'authorized') return closedByStatus(status, 'sendChange');
	if (!isPending(belief)) return 'NOTHING_TO_SEND';
	const window = status === 'completed' ? saleWindowClosed(belief, now) : null;
	return window ?? amountClosed(belief, status, belief.local);
}

function expiryClosed(belief: Belief, now: number, lastDay: string | null): string | null {
	if (lastDay !== null) {
		const expiresAt = midnight(Date.parse(`${lastDay}T00:00:00+09:00`), 1);
		if (expiresAt <= now || expiresAt > ceilingOf(belief)) return 'EXPIRY_OUT_OF_RANGE';
	}
	return belief.state === 'AUTH' ? null : 'NO_EXPIRY_TO_RECORD';
}
