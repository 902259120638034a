import { z } from 'zod';
import { addressFrom } from '../../../contract/desk/view-query.ts';
import { listOrders } from '../../orders/list-orders.ts';
import { procedure } from '../init.ts';

const place = z.strictObject({
	value: z.union([z.number().min(0).max(1e15), z.string().max(200)]),
	id: z.int().min(0)
});

/** One page of the view that an address's query describes. */
export const list = procedure('orders.read')
	.input(
		z.strictObject({
			query: z.string().max(4_000),
			place: z
				.union([
					z.strictObject({ after: place }),
					z.strictObject({ before: place }),
					z.strictObject({ skip: z.int().min(0).max(100_000_000) })
				])
				.default({ skip: 0 }),
			limit: z.int().min(1).max(200).default(100)
		})
	)
	.query(({ ctx, input }) =>
		listOrders(ctx.app.reads, {
			view: addressFrom(new URLSearchParams(input.query)).view,
			place: input.place,
			limit: input.limit,
			personId: ctx.principal.id
		})
	);
