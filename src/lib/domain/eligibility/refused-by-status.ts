import type { Method, Situation } from '../methods/method.ts';
import { refuse, type Refusal } from '../orders/refusal.ts';
import type { Action } from '../orders/vocabulary.ts';

/**
 * Why an action that the system knows is closed in a payment status that its table does not list.
 * One table for all systems: it names what the order is, and for a few actions what comes first.
 */
export function refusedByStatus(method: Method, action: Action, situation: Situation): Refusal {
	const { source } = method;
	const { facts, terms, at, status } = situation;
	switch (status) {
		case 'needs_review':
			return refuse('PAYMENT_NOT_FINISHED', {}, source);
		case 'authorized':
			return action === 'changePaymentMethod'
				? refuse('PAYMENT_STILL_LIVE', { status }, source)
				: refuse('NOT_CAPTURED', {}, source);
		case 'capture_accepted':
			return refuse('CAPTURE_NOT_FINAL', {}, source);
		case 'completed':
			if (action === 'changePaymentMethod') return refuse('PAYMENT_STILL_LIVE', { status }, source);
			return action === 'changeContent'
				? refuse('CONTENT_FIXED_AFTER_CAPTURE', {}, source)
				: refuse('ALREADY_CAPTURED', { capturedAt: facts.capturedAt }, source);
		case 'cancelled':
			return refuse('ALREADY_CANCELLED', {}, source);
		case 'capture_failed':
			return refuse('CAPTURE_FAILED', {}, source);
		case 'payment_failed':
			return refuse('PAYMENT_FAILED', {}, source);
		case 'authorization_expired': {
			// The gateway may have ended it before the time that we compute: then no time is told.
			const capture = method.deadlines(facts, terms, at).find(({ kind }) => kind === 'capture');
			const expiredAt = capture !== undefined && capture.closesAt <= at ? capture.closesAt : null;
			return refuse('AUTHORIZATION_EXPIRED', { expiredAt }, source);
		}
		case 'awaiting_delivery':
			return refuse('AWAITING_DELIVERY', {}, source);
		case 'reported':
			return refuse('ALREADY_REPORTED', {}, source);
	}
}
