import { sql } from 'drizzle-orm';
import { instantParameter } from '../db/instants.ts';
import { inquireOrder } from './inquire-order.ts';
import type { InquiryReason } from './inquiry-schedule.ts';
import type { OrderContext } from './use-case.ts';

/** Nobody else makes an inquiry that is under way; one that failed on our side is due again after this. */
const LEASE_MS = 60_000;

/**
 * Makes the inquiries that are due, `concurrency` at a time, until none is left. Several nodes may
 * run it together: each claims different orders.
 *
 * The schedule lives on the orders, not in a job queue: it follows the demo's clock, it is one fact
 * that screens show ("next inquiry at"), and a job could only repeat what the order already knows.
 *
 * @returns how many inquiries were made
 */
export async function runDueInquiries(
	context: OrderContext,
	options: { concurrency: number; signal: AbortSignal }
): Promise<number> {
	let made = 0;
	const work = async (): Promise<void> => {
		while (!options.signal.aborted) {
			const due = await claim(context);
			if (due === null) return;
			made += 1;
			try {
				await inquireOrder(context, due.id, due.reason);
			} catch (error) {
				context.log.error({ err: error, orderId: due.id }, 'an inquiry failed; it stays due');
			}
		}
	};
	await Promise.all(Array.from({ length: options.concurrency }, work));
	return made;
}

async function claim(context: OrderContext): Promise<{ id: number; reason: InquiryReason } | null> {
	const now = context.effects.now();
	const rows = await context.db.execute<{ id: string; reason: InquiryReason | null }>(sql`
		update orders
		set inquire_at = ${instantParameter(now + LEASE_MS)}, inquire_node = ${context.node.id}
		where id = (
			select id from orders where inquire_at <= ${instantParameter(now)}
			order by inquire_at limit 1 for update skip locked
		)
		returning id, inquire_reason as reason`);
	const [row] = rows;
	return row ? { id: Number(row.id), reason: row.reason ?? 'notification' } : null;
}
