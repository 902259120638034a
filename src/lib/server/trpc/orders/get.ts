import { readOrder } from '../../orders/read-order.ts';
import { procedure } from '../init.ts';
import { orderName } from './order-name.ts';

/** Everything that an order's page shows. */
export const get = procedure('orders.read')
	.input(orderName)
	.query(({ ctx, input }) => readOrder(ctx.app.reads, input.shop, input.number));
