import { z } from 'zod';
import { askPayment } from '../../orders/ask-payment.ts';
import { procedure } from '../init.ts';
import { orderName } from './order-name.ts';

/** Reads the gateway's state of one of the order's payments, the current one or one of before. */
export const inquirePayment = procedure('orders.act')
	.input(orderName.extend({ gatewayOrderId: z.string().min(1).max(27) }))
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return askPayment(ctx.app.orders, input, { kind: 'person', id, name });
	});
