import { AMOUNT_LIMITS, isWithin } from '../money.ts';
import { refuse, type Refusal, type Source } from '../orders/refusal.ts';
import type { Situation } from './method.ts';

/** The total (yen) that a change would set: the one considered, else the one on the desk. */
export const targetAmount = ({ facts, newAmount }: Situation): number =>
	newAmount ?? facts.localAmount;

/** The total that a change would set must be one that the system can carry. */
export const withinLimits =
	(source: Source) =>
	(situation: Situation): Refusal | null => {
		const limits = AMOUNT_LIMITS[situation.facts.system];
		const amount = targetAmount(situation);
		return isWithin(limits, amount)
			? null
			: refuse('AMOUNT_OUT_OF_RANGE', { amount, ...limits }, source);
	};

/** The amount that a person considers must be another one; without one there is nothing to judge. */
export const considered =
	(limits: (situation: Situation) => Refusal | null, source: Source) =>
	(situation: Situation): Refusal | null => {
		const { facts, newAmount } = situation;
		if (newAmount === null) return null;
		if (newAmount === facts.amount) return refuse('NO_CHANGE', { amount: facts.amount }, source);
		return limits(situation);
	};
