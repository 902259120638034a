import { z } from 'zod';
import { FIND_LIMIT } from '../../../contract/find-orders.ts';
import { findOrders } from '../../orders/find-orders.ts';
import { procedure } from '../init.ts';

/** The few orders that a typed or pasted text most likely means. */
export const find = procedure('orders.read')
	.input(z.strictObject({ text: z.string().max(FIND_LIMIT) }))
	.query(({ ctx, input }) =>
		findOrders(ctx.app.reads, { text: input.text, personId: ctx.principal.id })
	);
