import type { BuyerMeans, EffectKind, Transaction } from './transaction.ts';
import { firstExpiry } from './validity.ts';

/** What the buyer does on Recruit's authentication page, which only exists simulated. */
export interface BuyerDecision {
	/** `fail`: the card is refused or the buyer gives up with an error: 決済失敗. */
	readonly decision: 'confirm' | 'fail';
	readonly means: BuyerMeans;
	/** Immediate sale only: how long 即時売上受付 lasts, and whether it ends in 決済失敗. */
	readonly confirmationMs: number;
	readonly captureWillFail: boolean;
}

export interface DecisionOutcome {
	readonly next: Transaction;
	readonly effect?: EffectKind;
}

/** Answers undefined when the page is not open: not started, timed out, or already decided. */
export function decide(
	transaction: Transaction,
	buyer: BuyerDecision,
	now: number
): DecisionOutcome | undefined {
	if (transaction.state !== 'AUTHPROCESS') return undefined;
	if (buyer.decision === 'fail') {
		return { next: { ...transaction, state: 'PAYFAIL', processedAt: now, failure: 'RC1000009' } };
	}
	const authorized = { ...transaction, means: buyer.means, processedAt: now, authorizedAt: now };
	if (transaction.jobCd === 'CAPTURE') {
		return {
			next: {
				...authorized,
				state: 'CAPTURE_ACCEPTED',
				finalAt: now + buyer.confirmationMs,
				captureWillFail: buyer.captureWillFail
			}
		};
	}
	const expiresAt = firstExpiry(now, transaction.terms);
	return { next: { ...authorized, state: 'AUTH', expiresAt }, effect: 'AUTHORIZE' };
}
