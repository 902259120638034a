import { z } from 'zod';
import type { DemoContext } from './demo-context.ts';

export const trafficAnswer = z.object({
	ordersPerMinute: z.number(),
	buyers: z.int(),
	pausedBy: z.string().nullable()
});

/** How many buyers come to the demo's shops in a minute; 0: none. */
export async function setTraffic(
	{ simulator }: Pick<DemoContext, 'simulator'>,
	ordersPerMinute: number
): Promise<void> {
	await simulator.call('POST', 'traffic', trafficAnswer, { ordersPerMinute });
}
