import { z } from 'zod';
import { requireDemo } from '../../demo/demo-context.ts';
import { setTraffic as set } from '../../demo/set-traffic.ts';
import { procedure } from '../init.ts';

/** How many buyers come in a minute. */
export const setTraffic = procedure('simulator.manage')
	.input(z.strictObject({ ordersPerMinute: z.number().min(0).max(600) }))
	.mutation(async ({ ctx, input }) => set(requireDemo(ctx.app), input.ordersPerMinute));
