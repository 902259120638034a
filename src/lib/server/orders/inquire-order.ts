import { and, eq } from 'drizzle-orm';
import { classifyError } from '../../contract/gateway-codes.ts';
import type { Executor } from '../db/client.ts';
import { operation } from '../db/schema/index.ts';
import type { Exchange, PaymentReference, Reading } from '../gateways/gateway.ts';
import { GATEWAY, type Actor } from './actor.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { readPayment, storeAccess, storeExchange } from './gateway-payment.ts';
import type { InquiryReason } from './inquiry-schedule.ts';
import { reconcileLivePaymentTask } from './live-payment-task.ts';
import { nextInquiry } from './next-inquiry.ts';
import type { OrderRecord } from './order-record.ts';
import {
	readGatewayState,
	type DoubtfulOperation,
	type ReadingContext
} from './read-gateway-state.ts';
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

	const after = await context.db.transaction((tx) =>
		applyInquiry(context, tx, { orderId, reason, actor, payment, exchange, sentAt })
	);
	context.effects.wake();
	await context.effects.checkpoint('inquiry:applied');
	return after;
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
): Promise<OrderRecord | null> {
	const { effects } = context;
	const { exchange, sentAt, reason } = inquiry;
	const record = await lockOrder(tx, inquiry.orderId);
	if (!record) return null;
	const now = effects.now();
	const doubtful = await readDoubtfulOperation(tx, record);
	// What is written here and below is sent together; the transaction waits for all of it.
	const kept = isWorthKeeping(exchange, record, reason)
		? storeExchange(tx, exchange, {
				orderId: record.id,
				operationId: doubtful?.id ?? null,
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
	doubtful: DoubtfulOperation | null,
	now: number
): Promise<OrderRecord> {
	const { truth } = context;
	const { exchange, sentAt, reason, actor } = inquiry;
	// The shop may have appended a newer payment meanwhile; an answer about the old one says nothing.
	if (record.gatewayOrderId !== inquiry.payment.gatewayOrderId) return record;

	if (exchange.result.kind !== 'answered') {
		return changeOrder(tx, record, {
			patch: {
				...nextInquiry(keepTrying(record, reason), truth, now),
				...anomalyOf(exchange, record, now)
			},
			event: 'anomaly:found',
			actor,
			at: now
		});
	}
	const reading = exchange.result.value;
	const access = storeAccess(context, tx, inquiry.payment, reading.access);
	const readingContext: ReadingContext = { reason, sentAt, truth, operation: doubtful };
	const decision = readGatewayState(record, reading, readingContext);
	if (decision.kind === 'disregarded') {
		await access;
		return changeOrder(tx, record, {
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
	}
	const { settled } = decision;
	if (settled && doubtful) {
		await tx
			.update(operation)
			.set({ state: settled.state, code: settled.code, settledAt: now })
			.where(and(eq(operation.id, doubtful.id), eq(operation.state, 'unknown')));
	}
	const moved =
		decision.patch.gatewayState !== undefined &&
		decision.patch.gatewayState !== record.gatewayState;
	const patch: Partial<OrderRecord> = {
		...decision.patch,
		confirmedAt: now,
		...(moved ? { gatewayMovedAt: now } : {}),
		...(decision.patch.anomaly ? { anomalyAt: now } : {})
	};
	const change = changeOrder(tx, record, {
		patch: { ...patch, ...nextInquiry({ ...record, ...patch }, truth, now) },
		event: decision.event,
		actor,
		at: now,
		...(settled && doubtful ? { operationId: doubtful.id } : {}),
		detail: { reason, ...(settled?.code ? { code: settled.code } : {}) }
	});
	const [after] = await Promise.all([change, access]);
	await reconcileLivePaymentTask(tx, after, now);
	return after;
}

/** An operation in doubt; one that this process is still waiting for is not for inquiries to settle. */
async function readDoubtfulOperation(
	tx: Executor,
	record: OrderRecord
): Promise<DoubtfulOperation | null> {
	if (record.operationState !== 'unknown' || record.operationId === null) return null;
	const [found] = await tx
		.select()
		.from(operation)
		.where(and(eq(operation.id, record.operationId), eq(operation.state, 'unknown')));
	return found
		? {
				id: found.id,
				action: found.action,
				expectation: found.expectation,
				sentAt: found.sentAt,
				gatewayCodes: found.gatewayCodes ?? []
			}
		: null;
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
