import { z } from 'zod';
import { PAYMENT_STATUSES } from '../../../domain/orders/vocabulary.ts';
import { listOrders } from '../../orders/list-orders.ts';
import { procedure } from '../init.ts';

const view = z.strictObject({
	status: z.array(z.enum(PAYMENT_STATUSES)).max(PAYMENT_STATUSES.length),
	expiresWithin: z
		.int()
		.min(1)
		.max(24 * 366)
		.nullable(),
	capturedToday: z.boolean(),
	unsent: z.boolean(),
	unknown: z.boolean(),
	sort: z.enum(['deadline', 'newest'])
});

/** One page of a view of the desk. */
export const list = procedure('orders.read')
	.input(
		z.strictObject({
			view,
			cursor: z.string().max(60).nullable().default(null),
			limit: z.int().min(1).max(200).default(100)
		})
	)
	.query(({ ctx, input }) => listOrders(ctx.app.reads, input));
