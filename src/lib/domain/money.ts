import type { PaymentSystem } from './orders/vocabulary.ts';

/** Inclusive bounds of an amount, in whole yen. */
export interface YenRange {
	readonly min: number;
	readonly max: number;
}

const UP_TO_SEVEN_DIGITS: YenRange = { min: 1, max: 9_999_999 };

/**
 * What one order may amount to: goods, tax and shipping together. Recruit: [001 §4-1]. No source
 * names a limit for the other systems; seven digits are what their gateways' wire carries.
 */
export const AMOUNT_LIMITS: Readonly<Record<PaymentSystem, YenRange>> = {
	recruit: UP_TO_SEVEN_DIGITS,
	'sgp-card': UP_TO_SEVEN_DIGITS,
	'subscription-card': UP_TO_SEVEN_DIGITS,
	'paygent-credit': UP_TO_SEVEN_DIGITS,
	'paygent-carrier': UP_TO_SEVEN_DIGITS
};

/** Money is whole yen: no fraction, nothing that a double could not hold exactly. */
export function isYen(value: number): boolean {
	return Number.isSafeInteger(value);
}

export function isWithin(range: YenRange, amount: number): boolean {
	return isYen(amount) && amount >= range.min && amount <= range.max;
}
