import type { SQL } from 'drizzle-orm';
import type { AlertContext } from './alert-context.ts';
import { settleAlerts } from './settle-alerts.ts';

/** Orders that are settled at the same time; the rest of the pool belongs to people. */
const AT_ONCE = 4;

/**
 * Settles the orders that a look finds, and looks again for as long as looks are full.
 *
 * @returns how many orders moved
 */
export async function settleOrders(
	context: AlertContext,
	signal: AbortSignal,
	limit: number,
	look: () => SQL
): Promise<number> {
	let moved = 0;
	for (;;) {
		const found = await context.db.execute<{ id: string }>(look());
		const waiting = found.map(({ id }) => Number(id));
		const before = moved;
		const work = async (): Promise<void> => {
			for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
				if (signal.aborted) return;
				try {
					if (await settleAlerts(context, id)) moved += 1;
				} catch (error) {
					context.log.error({ err: error, orderId: id }, 'the alerts of an order wait');
				}
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, work));
		if (moved > before) context.effects.wake();
		// Another node may have settled them all: then the next look is its business.
		if (found.length < limit || moved === before || signal.aborted) return moved;
	}
}
