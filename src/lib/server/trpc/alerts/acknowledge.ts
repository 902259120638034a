import { z } from 'zod';
import { acknowledgeAlert } from '../../alerts/acknowledge-alert.ts';
import { procedure } from '../init.ts';

/** Takes note of an alert by name. */
export const acknowledge = procedure('orders.act')
	.input(z.strictObject({ id: z.int().min(1) }))
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return acknowledgeAlert(ctx.app.orders, {
			id: input.id,
			person: { kind: 'person', id, name }
		});
	});
