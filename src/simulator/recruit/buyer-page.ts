import { BUYER_CONFIRMS } from '../faults/fault-book.ts';
import type { Simulation } from '../simulation.ts';
import { decide } from './buyer-decision.ts';
import type { BuyerMeans, Transaction } from './transaction.ts';

/** What a buyer does on Recruit's page. */
export interface BuyerAct {
	readonly decision: 'confirm' | 'fail';
	readonly means?: BuyerMeans | undefined;
	/** Immediate sale only. Absent: a few seconds, and it succeeds. */
	readonly confirmationMs?: number | undefined;
	readonly captureWillFail?: boolean | undefined;
}

const CARD_ONLY: BuyerMeans = { pointsUsed: 0, pointsOnly: false, coupon: null, shopCoupon: 0 };

/**
 * The buyer's decision on the authentication page. Answers the transaction afterwards, or undefined
 * when its page is not open.
 *
 * @param pinned the instant of replayed history, epoch milliseconds; absent: now
 */
export function buyerDecides(
	simulation: Simulation,
	shopId: string,
	orderId: string,
	act: BuyerAct,
	pinned?: number
): Transaction | undefined {
	const { gateway, faults, clock } = simulation;
	const now = pinned ?? clock.now();
	const quiet = pinned !== undefined;
	const transaction = gateway.read(shopId, orderId, now, quiet);
	if (!transaction) return undefined;
	const fault = faults.strike('execution', { api: BUYER_CONFIRMS, orderId, now });
	const usual = simulation.confirmationMs(orderId);
	const slow = fault?.kind === 'slowConfirmation' ? fault.ms : undefined;
	const outcome = decide(
		transaction,
		{
			decision: act.decision,
			means: act.means ?? CARD_ONLY,
			confirmationMs: slow ?? act.confirmationMs ?? usual,
			captureWillFail: fault?.kind === 'captureFails' || act.captureWillFail === true
		},
		now
	);
	if (!outcome) return undefined;
	gateway.change(outcome.next, { at: now, effect: outcome.effect, quiet });
	return outcome.next;
}
