import type { OrderFacts } from '../orders/order-facts.ts';
import type { LeftTask } from '../orders/verdict.ts';

/**
 * The work item of what did not reach the gateway. Nobody need look at the console where the gateway
 * already says that nothing is open, or where the order has no payment any more.
 *
 * @param dueAt Epoch ms; null: as soon as possible
 */
export function leftAtConsole(
	endedStates: readonly string[],
	kind: LeftTask['kind'],
	{ gatewayState, hasGatewayOrder }: OrderFacts,
	dueAt: number | null
): LeftTask | null {
	const isOver = endedStates.includes(gatewayState) || !hasGatewayOrder;
	return isOver ? null : { kind, dueAt };
}
