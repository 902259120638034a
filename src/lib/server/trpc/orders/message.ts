import { z } from 'zod';
import { readMessage } from '../../orders/read-message.ts';
import { procedure } from '../init.ts';
import { orderName } from './order-name.ts';

/** The bytes behind one line of an order's timeline: a message or a notification by its entry's id. */
export const message = procedure('orders.read')
	.input(orderName.extend({ id: z.string().min(1).max(40) }))
	.query(({ ctx, input: { id, ...order } }) => readMessage(ctx.app.reads.db, order, id));
