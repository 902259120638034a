import { and, desc, eq, gt, gte, sql } from 'drizzle-orm';
import { REPORTED_FIELDS, type ReportedChanges } from '../../contract/run-report.ts';
import type { RunItemOutcome } from '../../contract/runs.ts';
import { audit, gatewayMessage } from '../db/schema/index.ts';
import { inquireOrder } from '../orders/inquire-order.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import type { ClaimedItem } from './claim-items.ts';
import type { RunContext } from './run-context.ts';

export interface ItemResult {
	orderId: number;
	outcome: RunItemOutcome;
	/** Why it failed. */
	code: string | null;
	changes: ReportedChanges;
}

/** Reads the gateway's state of one order of a run, and says what that changed. */
export async function syncOrder(context: RunContext, item: ClaimedItem): Promise<ItemResult> {
	const { orderId } = item;
	const startedAt = context.effects.now();
	try {
		const after = await inquireOrder(context, orderId, 'sync');
		const code = after === null ? 'NOTHING_TO_INQUIRE' : await failureOf(context, after, startedAt);
		const changes =
			after === null || after.version === item.version ? {} : await findingsOf(context, item);
		const outcome = code ? 'failed' : Object.keys(changes).length > 0 ? 'changed' : 'unchanged';
		return { orderId, outcome, code, changes };
	} catch (error) {
		context.log.error({ err: error, orderId }, 'an order of a sync could not be read');
		return { orderId, outcome: 'failed', code: 'INTERNAL', changes: {} };
	}
}

/** Null: the gateway answered and its answer was applied. */
async function failureOf(
	context: RunContext,
	after: OrderRecord,
	startedAt: number
): Promise<string | null> {
	if (after.confirmedAt !== null && after.confirmedAt >= startedAt) return after.anomaly;
	const [message] = await context.db
		.select({ outcome: gatewayMessage.outcome, codes: gatewayMessage.codes })
		.from(gatewayMessage)
		.where(and(eq(gatewayMessage.orderId, after.id), gte(gatewayMessage.sentAt, startedAt)))
		.orderBy(desc(gatewayMessage.id))
		.limit(1);
	switch (message?.outcome) {
		case 'refused':
			return message.codes[0] ?? 'REFUSED';
		case 'unreadable':
			return after.anomaly ?? 'UNREADABLE';
		case 'no_answer':
		case 'not_sent':
			return message.outcome === 'not_sent' ? 'NOT_SENT' : 'NO_ANSWER';
		default:
			return 'ANSWER_TOO_OLD';
	}
}

/**
 * What inquiries of a sync changed since the order was taken up, out of the audit: also what a process
 * found that was killed before it could write it into the run, and not what a person did meanwhile.
 */
async function findingsOf(context: RunContext, item: ClaimedItem): Promise<ReportedChanges> {
	const rows = await context.db
		.select({ changes: audit.changes })
		.from(audit)
		.where(
			and(
				eq(audit.orderId, item.orderId),
				gt(audit.orderVersion, item.version),
				sql`${audit.detail} ->> 'reason' = 'sync'`
			)
		)
		.orderBy(audit.orderVersion);
	const found: ReportedChanges = {};
	for (const { changes } of rows) {
		for (const field of REPORTED_FIELDS) {
			const change = changes[field];
			if (change) found[field] = [told((found[field] ?? change)[0]), told(change[1])];
		}
	}
	return Object.fromEntries(
		Object.entries(found).filter(([, [before, after]]) => before !== after)
	);
}

/** As the audit's JSON holds it: a word, a number, or nothing. */
function told(value: unknown): string | number | null {
	return typeof value === 'string' || typeof value === 'number' ? value : null;
}
