import { CodedError } from '../../../contract/errors.ts';
import type { OrderRow } from '../../../contract/order-row.ts';
import { askGateway } from '../../orders/ask-gateway.ts';
import { rowOf } from '../../orders/order-record.ts';
import { procedure } from '../init.ts';
import { press } from './order-name.ts';

/** Reads the gateway's state now; open wherever there is something to inquire. */
export const inquire = procedure('orders.act')
	.input(press)
	.mutation(async ({ ctx, input }): Promise<{ row: OrderRow }> => {
		const { id, name } = ctx.principal;
		const actor = { kind: 'person', id, name } as const;
		const order = await askGateway(ctx.app.orders, input, actor);
		if (!order) throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
		return { row: rowOf(order) };
	});
