import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import {
	DEFAULT_ALERT_HOURS,
	mostPressing,
	reconcileAlerts,
	type AlertReasons,
	type AlertSubject
} from '../../domain/alerts.ts';
import type { Executor } from '../db/client.ts';
import { alert, audit, gatewayAccount, task } from '../db/schema/index.ts';
import { DESK } from '../orders/actor.ts';
import { changeOrder, lockOrder } from '../orders/change-order.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import type { AlertContext } from './alert-context.ts';

type AlertRecord = typeof alert.$inferSelect;

/**
 * Raises what is due for one order and resolves what is over, under the order's lock, so that nodes
 * that look at the same time tell a thing once. The order's row then carries its most pressing alert.
 *
 * @returns whether anything moved; the caller wakes the stream
 */
export async function settleAlerts(context: AlertContext, orderId: number): Promise<boolean> {
	return context.db.transaction(async (tx) => {
		const record = await lockOrder(tx, orderId);
		if (record === null) return false;
		// Sent together: one round trip instead of three.
		const [open, reasons, levels] = await Promise.all([
			openAlertsOf(tx, orderId),
			reasonsOf(tx, record),
			levelsOf(tx, record)
		]);
		const now = context.effects.now();
		const { raise, resolve } = reconcileAlerts(open, reasons, levels, now);
		if (raise.length === 0 && resolve.length === 0) return false;
		const raised: AlertRecord[] = [];
		for (const subject of raise) raised.push(await raiseOne(tx, orderId, subject, now));
		if (resolve.length > 0) {
			const over = resolve.map(({ id }) => id);
			await tx.update(alert).set({ resolvedAt: now }).where(inArray(alert.id, over));
		}
		const standing = [...open.filter((one) => !resolve.includes(one)), ...raised];
		await changeOrder(tx, record, {
			patch: shownAlert(mostPressing(standing, now)),
			event: raised.length > 0 ? 'alert:raised' : 'alert:resolved',
			actor: DESK,
			at: now
		});
		return true;
	});
}

/** Alerts of an order that nobody and nothing has ended. */
function openAlertsOf(tx: Executor, orderId: number): Promise<AlertRecord[]> {
	return tx
		.select()
		.from(alert)
		.where(and(eq(alert.orderId, orderId), isNull(alert.resolvedAt)));
}

/** The columns of the order's row that tell its most pressing alert. */
export function shownAlert(shown: AlertRecord | null): Partial<OrderRecord> {
	return {
		alertId: shown?.id ?? null,
		alertKind: shown?.kind ?? null,
		alertLevel: shown?.kind === 'expiry' ? shown.level : null,
		alertRaisedAt: shown?.raisedAt ?? null,
		alertAcknowledgedBy: shown?.acknowledgedByName ?? null
	};
}

/** One whose reason was gone and has come back (a capture that did not happen) is raised again. */
async function raiseOne(
	tx: Executor,
	orderId: number,
	subject: AlertSubject,
	now: number
): Promise<AlertRecord> {
	const [raised] = await tx
		.insert(alert)
		.values({ orderId, ...subject, raisedAt: now })
		.onConflictDoUpdate({
			target: [alert.orderId, alert.kind, alert.subjectAt, alert.level],
			set: {
				raisedAt: now,
				acknowledgedAt: null,
				acknowledgedById: null,
				acknowledgedByName: null,
				resolvedAt: null
			},
			setWhere: sql`${alert.resolvedAt} is not null`
		})
		.returning();
	if (!raised) throw new Error(`an alert of order ${orderId} is open although it was not read`);
	const { kind, level, subjectAt } = subject;
	await tx.insert(audit).values({
		at: now,
		actorKind: DESK.kind,
		orderId,
		event: 'alert:raised',
		changes: {},
		detail: { kind, level, subjectAt }
	});
	return raised;
}

async function reasonsOf(tx: Executor, record: OrderRecord): Promise<AlertReasons> {
	const { paymentStatus, system, gatewayState } = record;
	// A capture that failed here leaves the authorization alive.
	const isHeld = paymentStatus === 'authorized' || paymentStatus === 'capture_failed';
	const isChanging = system === 'recruit' && gatewayState === 'RETURN';
	const livePayments = await tx
		.select({ createdAt: task.createdAt })
		.from(task)
		.where(
			and(
				eq(task.orderId, record.id),
				eq(task.kind, 'live_payment_on_cancelled_order'),
				isNull(task.closedAt)
			)
		);
	return {
		expiry: isHeld ? record.riskDeadlineAt : null,
		unknownSince: record.operationState === 'unknown' ? record.operationStartedAt : null,
		livePaymentsSince: livePayments.map(({ createdAt }) => createdAt),
		amountChangeSince: isChanging ? record.gatewayMovedAt : null
	};
}

/** Hours before the expiry, as the shop's contract with the payment system has them. */
async function levelsOf(tx: Executor, { shop, system }: OrderRecord): Promise<readonly number[]> {
	const [account] = await tx
		.select({ alertHours: gatewayAccount.alertHours })
		.from(gatewayAccount)
		.where(and(eq(gatewayAccount.shop, shop), eq(gatewayAccount.system, system)));
	return account?.alertHours ?? DEFAULT_ALERT_HOURS;
}
