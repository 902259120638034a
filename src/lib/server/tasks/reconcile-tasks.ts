import { and, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { systemOf } from '../../domain/methods/registry.ts';
import type { WorkItemKind } from '../../domain/orders/vocabulary.ts';
import type { Executor } from '../db/client.ts';
import { task } from '../db/schema/index.ts';
import { GATEWAY } from '../orders/actor.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import { openTask } from './open-task.ts';
import { recordTaskChange } from './record-task-change.ts';

/** What an inquiry showed of one payment of an order, the current one or one of before. */
export interface ShownPayment {
	/** The order as the inquiry left it; locked by the caller. */
	record: OrderRecord;
	gatewayOrderId: string;
	gatewayState: string;
	/** Epoch ms. */
	at: number;
}

type TaskRecord = typeof task.$inferSelect;

/**
 * Brings an order's work items in line with what an inquiry showed of one payment, in the inquiry's
 * transaction. A live payment that should not be is a person's work; work about a payment is over once
 * the gateway shows that very payment ended.
 */
export async function reconcileTasks(tx: Executor, shown: ShownPayment): Promise<void> {
	const found = await tx
		.select()
		.from(task)
		.where(
			and(
				eq(task.orderId, shown.record.id),
				or(isNull(task.closedAt), and(eq(task.kind, LIVE), isNotNull(task.closedState)))
			)
		);
	for (const item of found) {
		if (item.closedAt === null && isDone(item, shown)) await closeByGateway(tx, item, shown);
	}
	if (isLiveAgainstDecision(shown) && !found.some((item) => isSettledByPerson(item, shown))) {
		await openTask(tx, {
			orderId: shown.record.id,
			kind: LIVE,
			gatewayOrderId: shown.gatewayOrderId,
			operationId: null,
			dueAt: null,
			at: shown.at
		});
	}
}

const LIVE: WorkItemKind = 'live_payment_on_cancelled_order';

/** The buyer's money is held or taken by a payment that the order was cancelled or moved away from. */
function isLiveAgainstDecision({ record, gatewayOrderId, gatewayState }: ShownPayment): boolean {
	const isMeantToEnd =
		record.deskStatus === 'cancelled' || record.gatewayOrderId !== gatewayOrderId;
	return isMeantToEnd && systemOf(record.system).liveStates.includes(gatewayState);
}

/** A person has looked into exactly this: only another state of the payment asks for a person again. */
function isSettledByPerson(item: TaskRecord, shown: ShownPayment): boolean {
	return (
		item.closedAt !== null &&
		item.gatewayOrderId === shown.gatewayOrderId &&
		item.closedState === shown.gatewayState
	);
}

function isDone(item: TaskRecord, shown: ShownPayment): boolean {
	const { record, gatewayOrderId, gatewayState } = shown;
	const { endedStates, statusOf } = systemOf(record.system);
	const isItsPayment = item.gatewayOrderId === gatewayOrderId;
	if (isItsPayment && endedStates.includes(gatewayState)) return true;
	if (item.kind !== 'ask_buyer_to_pay_again' || record.gatewayOrderId !== gatewayOrderId) {
		return false;
	}
	// The buyer has paid: with the same payment after all, or with a new one.
	const status = statusOf[gatewayState];
	return status === 'completed' || (!isItsPayment && status === 'authorized');
}

async function closeByGateway(
	tx: Executor,
	item: TaskRecord,
	{ gatewayOrderId, gatewayState, at }: ShownPayment
): Promise<void> {
	const [closed] = await tx
		.update(task)
		.set({ closedAt: at, closedBy: 'gateway', proof: gatewayState, version: item.version + 1 })
		.where(and(eq(task.id, item.id), isNull(task.closedAt)))
		.returning({ id: task.id });
	if (!closed) return;
	await recordTaskChange(tx, {
		task: item,
		event: 'task:closed',
		actor: GATEWAY,
		at,
		changes: {},
		detail: { shownBy: gatewayOrderId, gatewayState }
	});
}
