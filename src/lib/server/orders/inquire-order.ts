import { classifyError } from '../../contract/gateway-codes.ts';
import type { Executor } from '../db/client.ts';
import type { Exchange, PaymentReference, Reading } from '../gateways/gateway.ts';
import { GATEWAY, type Actor } from './actor.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { readPayment, storeAccess, storeExchange } from './gateway-payment.ts';
import type { InquiryReason } from './inquiry-schedule.ts';
import type { IntendedCall } from './call-gateway.ts';
import { leaveTaskOfRefusal } from './leave-task-of-refusal.ts';
import { reconcileTasks } from '../tasks/reconcile-tasks.ts';
import { nextInquiry } from './next-inquiry.ts';
import type { OrderRecord } from './order-record.ts';
import { readGatewayState, type ReadingContext } from './read-gateway-state.ts';
import {
	continueOperation,
	readOperationInDoubt,
	settleOperation,
	type OperationInDoubt
} from './settle-operation.ts';
import type { OrderContext } from './use-case.ts';

/**
 * Reads the gateway's state of one order and brings ours in line with it: the only way in which the
 * truth about money reaches the desk. Changes nothing at the gateway, so it may run at any time.
 *
 * @returns the order afterwards, or null where the order or its payment does not exist
 */
export async function inquireOrder(
	context: OrderContext,
	orderId: number,
	reason: InquiryReason,
	actor: Actor = GATEWAY
): Promise<OrderRecord | null> {
	const found = await readPayment(context, context.db, orderId);
	if (!found) return null;
	const { payment } = found;
	const gateway = context.gatewayOf(found.record.system);
	if (!gateway) return null;

	await context.effects.checkpoint('inquiry:before-request');
	const sentAt = context.effects.now();
	const exchange = await gateway.inquire(payment);
	await context.effects.checkpoint('inquiry:answer-received');

	const applied = await context.db.transaction((tx) =>
		applyInquiry(context, tx, { orderId, reason, actor, payment, exchange, sentAt })
	);
	context.effects.wake();
	await context.effects.checkpoint('inquiry:applied');
	if (!applied?.continuation) return applied?.record ?? null;
	await continueOperation(context, applied.continuation);
	return inquireOrder(context, orderId, 'confirmation');
}

interface Applied {
	record: OrderRecord;
	/** The second step of an operation, to be sent now that its first is known to have happened. */
	continuation: IntendedCall | null;
}

interface AnsweredInquiry {
	orderId: number;
	reason: InquiryReason;
	actor: Actor;
	payment: PaymentReference;
	exchange: Exchange<Reading>;
	sentAt: number;
}

async function applyInquiry(
	context: OrderContext,
	tx: Executor,
	inquiry: AnsweredInquiry
): Promise<Applied | null> {
	const { effects } = context;
	const { exchange, sentAt, reason } = inquiry;
	const record = await lockOrder(tx, inquiry.orderId);
	if (!record) return null;
	const now = effects.now();
	const doubtful = await readOperationInDoubt(tx, record);
	// What is written here and below is sent together; the transaction waits for all of it.
	const kept = isWorthKeeping(exchange, record, reason)
		? storeExchange(tx, exchange, {
				orderId: record.id,
				operationId: doubtful?.id ?? null,
				gatewayOrderId: inquiry.payment.gatewayOrderId,
				sentAt,
				answeredAt: now
			})
		: null;
	const [after] = await Promise.all([
		bringInLine(context, tx, inquiry, record, doubtful, now),
		kept
	]);
	return after;
}

/** The order's part of an answered inquiry. */
async function bringInLine(
	context: OrderContext,
	tx: Executor,
	inquiry: AnsweredInquiry,
	record: OrderRecord,
	doubtful: OperationInDoubt | null,
	now: number
): Promise<Applied> {
	const { truth } = context;
	const { exchange, sentAt, reason, actor } = inquiry;
	// The shop may have appended a newer payment meanwhile; an answer about the old one says nothing.
	if (record.gatewayOrderId !== inquiry.payment.gatewayOrderId)
		return { record, continuation: null };

	if (exchange.result.kind !== 'answered') {
		const unchanged = await changeOrder(tx, record, {
			patch: {
				...nextInquiry(keepTrying(record, reason), truth, now),
				...anomalyOf(exchange, record, now)
			},
			event: 'anomaly:found',
			actor,
			at: now
		});
		return { record: unchanged, continuation: null };
	}
	const reading = exchange.result.value;
	const access = storeAccess(context, tx, inquiry.payment, reading.access);
	const readingContext: ReadingContext = { reason, sentAt, now, truth, operation: doubtful };
	const decision = readGatewayState(record, reading, readingContext);
	if (decision.kind === 'disregarded') {
		await access;
		const unchanged = await changeOrder(tx, record, {
			patch: {
				inquireAt: now + truth.stalenessMs,
				inquireReason: reason,
				inquireNode: null,
				inquireAttempt: record.inquireAttempt + 1
			},
			event: 'inquiry:repeated',
			actor,
			at: now
		});
		return { record: unchanged, continuation: null };
	}
	const moved =
		decision.patch.gatewayState !== undefined &&
		decision.patch.gatewayState !== record.gatewayState;
	const shown: Partial<OrderRecord> = {
		...decision.patch,
		confirmedAt: now,
		...(moved ? { gatewayMovedAt: now } : {}),
		...(decision.patch.anomaly ? { anomalyAt: now } : {})
	};
	const payment = { ...inquiry.payment, access: reading.access };
	const settling =
		decision.settled && doubtful
			? await settleOperation(
					context,
					tx,
					doubtful,
					decision.settled,
					{ ...record, ...shown },
					payment,
					now
				)
			: null;
	const patch = { ...shown, ...settling?.patch };
	const change = changeOrder(tx, record, {
		patch: { ...patch, ...nextInquiry({ ...record, ...patch }, truth, now) },
		event:
			settling && settling.settled !== decision.settled && doubtful
				? `${doubtful.action}:${settling.settled.state}`
				: decision.event,
		actor,
		at: now,
		...(settling && doubtful ? { operationId: doubtful.id } : {}),
		detail: { reason, ...(settling?.settled.code ? { code: settling.settled.code } : {}) }
	});
	const [after] = await Promise.all([change, access]);
	const { gatewayState, gatewayOrderId } = after;
	if (gatewayOrderId !== null) {
		await reconcileTasks(tx, { record: after, gatewayOrderId, gatewayState, at: now });
	}
	if (settling?.settled.code === 'GATEWAY_REFUSED' && doubtful) {
		const refused = { operationId: doubtful.id, expectation: doubtful.expectation };
		await leaveTaskOfRefusal(tx, after, refused, now);
	}
	return { record: after, continuation: settling?.continuation ?? null };
}

/** Routine confirmations would bury the timeline; what moved, failed or was asked for is kept. */
function isWorthKeeping(
	exchange: Exchange<Reading>,
	record: OrderRecord,
	reason: InquiryReason
): boolean {
	if (exchange.result.kind !== 'answered') return true;
	const { state, amount } = exchange.result.value;
	return (
		reason === 'person' ||
		reason === 'confirmation' ||
		reason === 'unknown_outcome' ||
		state !== record.gatewayState ||
		amount !== record.amount
	);
}

/** An inquiry that got nothing is made again even where nothing else asks for it. */
function keepTrying(record: OrderRecord, reason: InquiryReason): OrderRecord {
	const plan = { ...record, inquireReason: reason };
	return record.confirmedAt === null && record.gatewayState === 'UNPROCESSED'
		? { ...plan, inquireReason: 'buyer_paying' }
		: plan;
}

function anomalyOf(
	exchange: Exchange<Reading>,
	record: OrderRecord,
	now: number
): Partial<OrderRecord> {
	const { result } = exchange;
	const found = (anomaly: string): Partial<OrderRecord> =>
		record.anomaly === anomaly ? {} : { anomaly, anomalyAt: now };
	if (result.kind === 'unreadable') return found(result.reason);
	if (result.kind !== 'refused') return {};
	const classes = result.codes.map((code) => classifyError(code).class);
	if (classes.every((kind) => kind === 'notAccepted' || kind === 'unknown')) return {};
	return found(result.codes.includes('M01004002') ? 'GATEWAY_ORDER_UNKNOWN' : 'INQUIRY_REFUSED');
}
