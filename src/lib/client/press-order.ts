import type { Press, PressableAction, PressAnswer } from './order-action.svelte.ts';
import { server } from './trpc.ts';

/** Sends a press to the server. */
export async function pressOrder(action: PressableAction, press: Press): Promise<PressAnswer> {
	if (action === 'inquire') {
		const { row } = await server.orders.inquire.mutate(press);
		return { row, operation: null };
	}
	return server.orders[action].mutate(press);
}
