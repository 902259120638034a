import { z } from 'zod';
import { DEMO_SHOP_CODES, LAST_STEPS } from '../../../contract/simulator.ts';
import { requireDemo } from '../../demo/demo-context.ts';
import { placeOrder as place } from '../../demo/place-order.ts';
import { procedure } from '../init.ts';

const yen = z.int().min(1).max(9_999_999);

/** A buyer orders and pays, with the traits that are wanted. */
export const placeOrder = procedure('simulator.manage')
	.input(
		z.strictObject({
			shop: z.enum(DEMO_SHOP_CODES),
			amount: yen,
			stopAt: z.enum(LAST_STEPS),
			pointsOnly: z.boolean(),
			couponThreshold: yen.nullable(),
			destinations: z.int().min(1).max(5),
			captureWillFail: z.boolean(),
			daysAgo: z.int().min(0).max(170)
		})
	)
	.mutation(async ({ ctx, input }) => place(requireDemo(ctx.app), input));
