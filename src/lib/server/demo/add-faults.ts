import { z } from 'zod';
import type { FaultWish } from '../../contract/simulator.ts';
import type { DemoContext } from './demo-context.ts';
import { ruleOf } from './fault-rule.ts';
import { findGatewayOrderId } from './find-gateway-order-id.ts';

const added = z.object({ ids: z.array(z.int()) });

/**
 * Lets things go wrong from now on: all of the wishes or none.
 * @throws CodedError UNKNOWN_ORDER (field `order`), BAD_FIELD
 */
export async function addFaults(
	context: DemoContext,
	wishes: readonly FaultWish[]
): Promise<{ ids: number[] }> {
	const { clock, simulator } = context;
	const faults = await Promise.all(
		wishes.map(async (wish) => {
			const orderId = wish.order === null ? null : await findGatewayOrderId(context, wish.order);
			return ruleOf(wish, orderId, clock.now());
		})
	);
	return simulator.call('POST', 'faults', added, { faults });
}
