import { desc, eq } from 'drizzle-orm';
import type { TimelineEntry } from '../../contract/timeline.ts';
import type { Database } from '../db/client.ts';
import { audit, gatewayMessage, notification } from '../db/schema/index.ts';

/** More than any order of an ordinary life has; a page never grows without end. */
const LIMIT = 200;

/** What a line tells. The bytes are for `readMessage`: they would weigh more than all the rest. */
const MESSAGE_LINE = {
	id: gatewayMessage.id,
	sentAt: gatewayMessage.sentAt,
	api: gatewayMessage.api,
	gatewayOrderId: gatewayMessage.gatewayOrderId,
	outcome: gatewayMessage.outcome,
	tookMs: gatewayMessage.tookMs,
	codes: gatewayMessage.codes
};
const NOTIFICATION_LINE = {
	id: notification.id,
	receivedAt: notification.receivedAt,
	status: notification.status,
	verdict: notification.verdict
};

/** What happened to an order, newest first: changes, exchanges with the gateway, notifications. */
export async function readTimeline(db: Database, orderId: number): Promise<TimelineEntry[]> {
	const [changes, messages, notifications] = await Promise.all([
		db.select().from(audit).where(eq(audit.orderId, orderId)).orderBy(desc(audit.id)).limit(LIMIT),
		db
			.select(MESSAGE_LINE)
			.from(gatewayMessage)
			.where(eq(gatewayMessage.orderId, orderId))
			.orderBy(desc(gatewayMessage.id))
			.limit(LIMIT),
		db
			.select(NOTIFICATION_LINE)
			.from(notification)
			.where(eq(notification.orderId, orderId))
			.orderBy(desc(notification.id))
			.limit(LIMIT)
	]);
	return [
		...changes.map(changeEntry),
		...messages.map(messageEntry),
		...notifications.map(notificationEntry)
	]
		.sort((a, b) => b.at - a.at || KIND_RANK[a.kind] - KIND_RANK[b.kind])
		.slice(0, LIMIT);
}

/** At the same instant what was told stands below what it caused. */
const KIND_RANK = { audit: 0, message: 1, notification: 2 } as const;

function changeEntry(row: typeof audit.$inferSelect): TimelineEntry {
	const { gatewayCodes } = row.detail;
	return {
		id: `audit-${row.id}`,
		at: row.at,
		kind: 'audit',
		actor: { kind: actorKind(row.actorKind), name: row.actorName },
		event: row.event,
		changes: row.changes,
		detail: row.detail,
		codes: Array.isArray(gatewayCodes) ? gatewayCodes.map(String) : []
	};
}

function messageEntry(
	row: Pick<typeof gatewayMessage.$inferSelect, keyof typeof MESSAGE_LINE>
): TimelineEntry {
	return {
		id: `message-${row.id}`,
		at: row.sentAt,
		kind: 'message',
		actor: { kind: 'desk', name: null },
		event: row.api === 'SearchTradeMulti' ? 'gateway:inquired' : 'gateway:asked',
		changes: {},
		detail: {
			api: row.api,
			outcome: row.outcome,
			tookMs: row.tookMs,
			gatewayOrderId: row.gatewayOrderId
		},
		codes: row.codes
	};
}

function notificationEntry(
	row: Pick<typeof notification.$inferSelect, keyof typeof NOTIFICATION_LINE>
): TimelineEntry {
	return {
		id: `notification-${row.id}`,
		at: row.receivedAt,
		kind: 'notification',
		actor: { kind: 'gateway', name: null },
		event: 'notification:received',
		changes: {},
		detail: { status: row.status, verdict: row.verdict },
		codes: []
	};
}

function actorKind(text: string): TimelineEntry['actor']['kind'] {
	const known = (['person', 'shop', 'gateway', 'desk'] as const).find((kind) => kind === text);
	return known ?? 'desk';
}
