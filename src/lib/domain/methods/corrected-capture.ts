import { refuse, type Refusal } from '../orders/refusal.ts';
import { considered, targetAmount, withinLimits } from './amounts.ts';
import type { Situation } from './method.ts';

/*
 * 補正売上, Paygent's capture for a lower amount [004 §3]: correct the amount, register it, press 売上.
 * What is then sent follows from the amount that is registered. Lower: a corrected capture; equal: a
 * plain one; higher: nothing.
 */

/** No amount goes up at Paygent. */
function notHigher({ facts: { amount } }: Situation, newAmount: number): Refusal | null {
	if (newAmount <= amount) return null;
	return refuse('AMOUNT_CANNOT_GO_UP', { amount, newAmount }, '004 §3');
}

/** A plain capture takes the amount that the gateway holds, so no other one may be registered. */
export function plainCaptureAmount(situation: Situation): Refusal | null {
	const { amount, localAmount } = situation.facts;
	if (localAmount < amount) {
		return refuse('CORRECTED_CAPTURE_DUE', { amount, localAmount }, '004 §3');
	}
	return notHigher(situation, localAmount);
}

/** A corrected capture needs a lower amount: the one considered, else the one registered. */
export function correctedCaptureAmount(situation: Situation): Refusal | null {
	const { amount } = situation.facts;
	if (targetAmount(situation) >= amount) return refuse('NO_LOWER_AMOUNT', { amount }, '004 §3');
	return withinLimits('Yoshin')(situation);
}

/** The amounts that a person may register: lower ones. */
export const registrableAmount = considered(
	(situation) => withinLimits('Yoshin')(situation) ?? notHigher(situation, targetAmount(situation)),
	'004 §3'
);
