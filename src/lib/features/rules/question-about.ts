import { isUnsent } from '../../contract/desk/matches-view.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { choicesOf, usualConditions, type Conditions, type RulesQuestion } from './conditions.ts';

/** The rules' question that is most like an order: its shop, its state, its delivery, its change. */
export function questionAbout(row: OrderRow): RulesQuestion {
	const { facts, shop } = row;
	const { system, gatewayState, deskStatus, deliveryStatus } = facts;
	const choices = choicesOf(system);
	const usual = usualConditions(system);
	const unsent = isUnsent(row) ? unsentOf(row) : 'nothing';
	return {
		system,
		shop,
		row: { state: gatewayState, deskStatus },
		conditions: {
			...usual,
			delivery: choices.delivery?.includes(deliveryStatus) ? deliveryStatus : usual.delivery,
			unsent: choices.unsent?.includes(unsent) ? unsent : usual.unsent,
			carrier: facts.carrier ?? usual.carrier,
			paid: facts.pointsOnly ? 'points' : usual.paid
		}
	};
}

function unsentOf({ facts: { amount, localAmount } }: OrderRow): Conditions['unsent'] {
	if (localAmount < amount) return 'lower';
	return localAmount > amount ? 'higher' : 'content';
}
