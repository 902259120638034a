import { and, desc, eq, gt } from 'drizzle-orm';
import type { Executor } from '../db/client.ts';
import { audit } from '../db/schema/index.ts';
import { rowOf, type OrderRecord } from './order-record.ts';
import { OrderConflict } from './refusals.ts';

/**
 * Whether somebody was first: at work on the order now, or done since the version that a person saw.
 * It names who and what, a person before the desk's own doings, so that nobody has to guess.
 */
export async function conflictOf(
	tx: Executor,
	record: OrderRecord,
	seenVersion: number
): Promise<OrderConflict | null> {
	if (record.operationState !== null) {
		return new OrderConflict('OPERATION_UNDER_WAY', rowOf(record), {
			actor: record.operationActor ?? '',
			event: `${record.operationAction ?? ''}:requested`,
			at: record.operationStartedAt ?? record.updatedAt
		});
	}
	if (record.version === seenVersion) return null;
	const since = await tx
		.select({ kind: audit.actorKind, name: audit.actorName, event: audit.event, at: audit.at })
		.from(audit)
		.where(and(eq(audit.orderId, record.id), gt(audit.orderVersion, seenVersion)))
		.orderBy(desc(audit.orderVersion))
		.limit(20);
	const last = since.find(({ kind }) => kind === 'person') ?? since[0];
	return new OrderConflict('VERSION_CONFLICT', rowOf(record), {
		actor: last?.name ?? '',
		event: last?.event ?? '',
		at: last?.at ?? record.updatedAt
	});
}
