import { z } from 'zod';
import { seeNotices } from '../../notes/see-notices.ts';
import { procedure } from '../init.ts';
import { orderName } from '../orders/order-name.ts';

/** Marks the caller's own notices as seen: one, those of an order, or all. */
export const see = procedure('orders.read')
	.input(z.union([orderName, z.strictObject({ notice: z.int().min(1) }), z.literal('all')]))
	.mutation(({ ctx, input }) => seeNotices(ctx.app.orders, ctx.principal.id, input));
