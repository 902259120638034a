/**
 * The payment systems that the desk knows. All have one shape, `Method`, so that nothing outside
 * their folders asks which system an order belongs to.
 *
 * To add one:
 * 1. make a folder `methods/<system>/` with
 *    - `states.ts`: the gateway states, the transition table, state → payment status, live states;
 *    - `windows.ts`: its windows, computed from facts and contract with `calendar.ts`;
 *    - `rules.ts`: one `Rule` per row of its table of actions, in that order. The first row whose
 *      `in` holds the payment status is the one that counts;
 *    - `deadlines.ts`: which windows are listed, watched and at risk;
 *    - `method.ts`: these together as one `Method`;
 *    what several systems say alike stands beside the folders: `amounts.ts`, `validity.ts`, …
 * 2. add its line below;
 * 3. give new refusal codes their place in `orders/refusal.ts` and their sentences in
 *    `i18n/refusals` (it does not compile without), and new states their labels.
 * `registry.test.ts` then checks its transition table, its statuses and its rows.
 */
import type { PaymentSystem } from '../orders/vocabulary.ts';
import type { Method } from './method.ts';
import { paygentCarrier } from './paygent-carrier/method.ts';
import { paygentCredit } from './paygent-credit/method.ts';
import { recruit } from './recruit/method.ts';
import { sgpCard } from './sgp-card/method.ts';
import { subscriptionCard } from './subscription-card/method.ts';

const METHODS: Readonly<Record<PaymentSystem, Method>> = {
	recruit,
	'sgp-card': sgpCard,
	'subscription-card': subscriptionCard,
	'paygent-credit': paygentCredit,
	'paygent-carrier': paygentCarrier
};

/** The rules of a payment system, whether or not its gateway is connected. */
export function systemOf(system: PaymentSystem): Method {
	return METHODS[system];
}

/** Every system that the desk knows. */
export const methods: readonly Method[] = Object.values(METHODS);
