import { z } from 'zod';
import { addressFrom } from '../../../contract/desk/view-query.ts';
import { procedure } from '../init.ts';

/** How many orders each of some views lists, in the order in which they are named: counts of tabs. */
export const count = procedure('orders.read')
	.input(z.strictObject({ queries: z.array(z.string().max(4_000)).max(24) }))
	.query(({ ctx, input }) =>
		ctx.app.reads.counts.ofEach(
			input.queries.map((query) => addressFrom(new URLSearchParams(query)).view),
			ctx.principal.id
		)
	);
