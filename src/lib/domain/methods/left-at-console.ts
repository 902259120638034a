import type { OrderFacts } from '../orders/order-facts.ts';
import type { LeftTask } from '../orders/verdict.ts';

/**
 * The work item of what did not reach the gateway. Nobody need look at the console where the gateway
 * already says that nothing is open.
 *
 * @param dueAt Epoch ms; null: as soon as possible
 */
export function leftAtConsole(
	endedStates: readonly string[],
	kind: LeftTask['kind'],
	{ gatewayState }: OrderFacts,
	dueAt: number | null
): LeftTask | null {
	return endedStates.includes(gatewayState) ? null : { kind, dueAt };
}
