import { may } from '../../../domain/access/index.ts';
import type { OrderRow } from '../../../contract/order-row.ts';
import { actOnOrder } from '../../orders/act-on-order.ts';
import type { OperationResult } from '../../orders/operation.ts';
import { rowOf } from '../../orders/order-record.ts';
import { procedure } from '../init.ts';
import { press } from './order-name.ts';

/** What a press came to: the order as it is now, and the operation. */
export interface PressOutcome {
	row: OrderRow;
	operation: OperationResult;
}

/** A money action of one person on one order. */
function act(action: 'capture' | 'cancel') {
	return procedure('orders.act')
		.input(press)
		.mutation(async ({ ctx, input }): Promise<PressOutcome> => {
			const { id, name, role } = ctx.principal;
			const { order, operation } = await actOnOrder(ctx.app.orders, {
				...input,
				action,
				actor: { kind: 'person', id, name },
				mayCancelCaptured: may(role, 'orders.cancelCaptured')
			});
			return { row: rowOf(order), operation };
		});
}

export const capture = act('capture');
export const cancel = act('cancel');
