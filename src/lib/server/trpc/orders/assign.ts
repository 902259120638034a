import { z } from 'zod';
import { assignOrder } from '../../orders/assign-order.ts';
import { procedure } from '../init.ts';
import { noteText } from '../notes/note-text.ts';
import { personId } from '../people/person-id.ts';
import { orderName } from './order-name.ts';

const somebody = personId.shape.personId.nullable();

/** Takes an order, hands it to somebody with or without a note, or lets it go (`to: null`). */
export const assign = procedure('orders.assign')
	.input(
		orderName.extend({
			id: z.uuid(),
			seen: somebody,
			to: somebody,
			note: noteText.nullable()
		})
	)
	.mutation(async ({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return { row: await assignOrder(ctx.app.orders, { ...input, actor: { id, name } }) };
	});
