import { z } from 'zod';
import { addDays, parseDay, startOfDay } from '../../../domain/calendar.ts';
import { may } from '../../../domain/access/index.ts';
import type { OrderRow } from '../../../contract/order-row.ts';
import { editedLine, MAX_LINES } from '../../../contract/order-edit.ts';
import { actOnOrder } from '../../orders/act-on-order.ts';
import type { Demand } from '../../orders/action-request.ts';
import type { OperationResult } from '../../orders/operation.ts';
import { rowOf } from '../../orders/order-record.ts';
import type { Person } from '../../auth/principal.ts';
import type { Context } from '../context.ts';
import { procedure } from '../init.ts';
import { press } from './order-name.ts';

/** What a press came to: the order as it is now, and the operation. */
export interface PressOutcome {
	row: OrderRow;
	operation: OperationResult;
}

/** One press of the person who calls; `demand` is what the input asks for. */
async function perform(
	ctx: Pick<Context, 'app'> & { principal: Person },
	input: z.infer<typeof press>,
	demand: Demand
): Promise<PressOutcome> {
	const { id: actorId, name, role } = ctx.principal;
	const { id, shop, number, version } = input;
	const { order, operation } = await actOnOrder(ctx.app.orders, {
		...demand,
		id,
		shop,
		number,
		version,
		actor: { kind: 'person', id: actorId, name },
		mayCancelCaptured: may(role, 'orders.cancelCaptured')
	});
	return { row: rowOf(order), operation };
}

/** An action that needs nothing but the press. */
const act = (
	action: Exclude<Demand['action'], 'changeAmount' | 'changeContent' | 'recordExpiry'>
) =>
	procedure('orders.act')
		.input(press)
		.mutation(({ ctx, input }) => perform(ctx, input, { action }));

export const capture = act('capture');
export const cancel = act('cancel');
export const extend = act('extend');
export const sendChange = act('sendChange');
export const sendThenCapture = act('sendThenCapture');
export const deliver = act('deliver');
export const markReturned = act('return');
export const changePaymentMethod = act('changePaymentMethod');
export const discardChange = act('discardChange');

export const changeAmount = procedure('orders.act')
	// The rules know which totals can be; the wire only needs a whole number.
	.input(press.extend({ newAmount: z.int() }))
	.mutation(({ ctx, input }) =>
		perform(ctx, input, { action: 'changeAmount', newAmount: input.newAmount })
	);

export const changeContent = procedure('orders.act')
	.input(press.extend({ lines: z.array(editedLine).max(MAX_LINES) }))
	.mutation(({ ctx, input }) =>
		perform(ctx, input, { action: 'changeContent', lines: input.lines })
	);

/** The last day of validity as the gateway's console shows it; null: as computed again. */
export const recordExpiry = procedure('orders.recordExpiry')
	.input(
		press.extend({
			lastDay: z
				.string()
				.refine((text) => parseDay(text) !== null)
				.nullable()
		})
	)
	.mutation(({ ctx, input }) => {
		const day = input.lastDay === null ? null : parseDay(input.lastDay);
		const expiresAt = day === null ? null : startOfDay(addDays(day, 1));
		return perform(ctx, input, { action: 'recordExpiry', expiresAt });
	});
