import type { Demand, Press, PressAnswer } from './order-action.svelte.ts';
import { server } from './trpc.ts';

/** Sends a press to the server. */
export async function pressOrder(demand: Demand, press: Press): Promise<PressAnswer> {
	switch (demand.action) {
		case 'inquire': {
			const { row } = await server.orders.inquire.mutate(press);
			return { row, operation: null };
		}
		case 'changeAmount':
			return server.orders.changeAmount.mutate({ ...press, newAmount: demand.newAmount });
		case 'changeContent':
			return server.orders.changeContent.mutate({ ...press, lines: demand.lines });
		case 'recordExpiry':
			return server.orders.recordExpiry.mutate({ ...press, lastDay: demand.lastDay });
		default:
			return server.orders[demand.action].mutate(press);
	}
}
