import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, inArray } from 'drizzle-orm';
import { judgeAction } from '../../domain/eligibility/judge.ts';
import type { OperationAction } from '../../contract/order-row.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import type { Executor } from '../db/client.ts';
import { operation } from '../db/schema/index.ts';
import type { PaymentReference } from '../gateways/gateway.ts';
import type { Actor } from './actor.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import {
	effectsOf,
	effectsOfRefusal,
	extensionOf,
	OPERATION_ENDED
} from './effects-of-operation.ts';
import { storeExchange } from './gateway-payment.ts';
import { leaveTaskOfRefusal } from './leave-task-of-refusal.ts';
import { nextInquiry } from './next-inquiry.ts';
import {
	sendStep,
	type GatewayVerification,
	type OperationCode,
	type OperationResult
} from './operation.ts';
import { factsOf, type OrderRecord } from './order-record.ts';
import { readOutcome, type Outcome } from './read-outcome.ts';
import type { OrderContext } from './use-case.ts';

const CONFIRMATION_FALLBACK_MS = 5_000;

export interface IntendedCall {
	orderId: number;
	system: PaymentSystem;
	operationId: string;
	action: OperationAction;
	expectation: GatewayVerification;
	payment: PaymentReference;
	actor: Actor;
}

export interface CalledGateway {
	order: OrderRecord;
	result: OperationResult;
	/** Inquire now: see what happened at the gateway, or whether anything did. */
	confirm: boolean;
}

/**
 * Sends a committed intent, once, and records what came of it. Silence, a broken answer or a refusal
 * that leaves the transaction in doubt end in an unknown outcome, which only inquiries resolve. Of two
 * steps the second is committed as the next intent before it is sent.
 */
export async function callGateway(
	context: OrderContext,
	call: IntendedCall
): Promise<CalledGateway> {
	const { effects } = context;
	const gateway = context.gatewayOf(call.system);
	if (!gateway) throw new Error(`no gateway is wired for ${call.system}`);
	const sentAt = effects.now();
	const exchange = await sendStep(gateway, call.payment, call.expectation);
	await effects.checkpoint('action:answer-received');
	const outcome = readOutcome(exchange, call.expectation);

	const recorded = await persistently(context, async (tx) => {
		const record = await lockOrder(tx, call.orderId);
		if (!record) throw new Error(`order ${call.orderId} vanished`);
		const now = effects.now();
		await storeExchange(tx, exchange, {
			orderId: call.orderId,
			operationId: call.operationId,
			gatewayOrderId: call.payment.gatewayOrderId,
			sentAt,
			answeredAt: now
		});
		return recordStep(context, tx, call, record, outcome, now);
	});
	effects.wake();
	if (recorded.next) {
		await effects.checkpoint('action:first-step-committed');
		return callGateway(context, { ...call, expectation: recorded.next });
	}
	return {
		order: recorded.order,
		result: {
			id: call.operationId,
			action: call.action,
			state: recorded.state,
			code: recorded.code,
			gatewayCodes: outcome.gatewayCodes
		},
		confirm: recorded.state !== 'unknown' || outcome.confirm
	};
}

interface Recorded {
	order: OrderRecord;
	state: Outcome['state'];
	code: OperationCode | null;
	/** The second step, committed and to be sent now. */
	next: GatewayVerification | null;
}

/** One step's outcome on the operation and its order. */
async function recordStep(
	context: OrderContext,
	tx: Executor,
	call: IntendedCall,
	record: OrderRecord,
	outcome: Outcome,
	now: number
): Promise<Recorded> {
	const { expectation } = call;
	const patch = stepPatch(call, record, outcome, now);
	const second = outcome.state === 'succeeded' ? secondStep(expectation) : null;
	const isOpen = second !== null && captureIsOpen({ ...record, ...patch }, now);
	const state = second !== null && !isOpen ? 'failed' : outcome.state;
	const code = second !== null && !isOpen ? 'STOPPED_BEFORE_CAPTURE' : outcome.code;
	const next = isOpen ? second : null;

	const written = await tx
		.update(operation)
		.set(
			next
				? { expectation: next, sentAt: now }
				: {
						state,
						code,
						gatewayCodes: outcome.gatewayCodes,
						settledAt: state === 'unknown' ? null : now,
						sentAt: outcome.doubtEndsEarly ? now - context.truth.finishMs : now
					}
		)
		.where(
			and(
				eq(operation.id, call.operationId),
				// Another node may have taken this operation for orphaned; a definite answer still counts,
				// but no second step is begun from here then.
				inArray(operation.state, next ? ['in_flight'] : ['in_flight', 'unknown'])
			)
		)
		.returning({ id: operation.id });
	const isHeld = record.operationId === call.operationId;
	if (!isHeld || written.length === 0) {
		// A first step whose operation was taken over is finished by whoever inquires.
		return { order: record, state: next ? 'unknown' : state, code, next: null };
	}
	if (code === 'GATEWAY_REFUSED') await leaveTaskOfRefusal(tx, record, call, now);
	const order = await changeOrder(tx, record, {
		patch: next
			? patch
			: { ...patch, ...endingPatch(context, { ...record, ...patch }, state, now) },
		event: `${call.action}:${next ? 'sent' : state}`,
		actor: call.actor,
		at: now,
		operationId: call.operationId,
		detail: { code, gatewayCodes: outcome.gatewayCodes }
	});
	return { order, state, code, next };
}

/** The capture that follows a change, once that was answered with OK. */
function secondStep(expectation: GatewayVerification): GatewayVerification | null {
	return expectation.kind === 'changedThenCaptured' && expectation.stage === 'change'
		? { ...expectation, stage: 'capture' }
		: null;
}

/** Whether the rules still allow the capture; the operation itself is not in its own way. */
export function captureIsOpen(record: OrderRecord, now: number): boolean {
	const facts = factsOf({ ...record, ...OPERATION_ENDED });
	return judgeAction(facts, record.terms, now, 'capture').allowed;
}

/**
 * The gateway has answered, so a database that stumbles now must not lose what it said. When all
 * tries fail the operation is taken for orphaned, and inquiries find the truth.
 */
async function persistently<T>(
	context: OrderContext,
	write: (tx: Executor) => Promise<T>
): Promise<T> {
	for (const pauseMs of [50, 500, 2_000]) {
		try {
			return await context.db.transaction(write);
		} catch (error) {
			context.log.warn({ err: error }, 'an outcome could not be written, trying again');
			await sleep(pauseMs);
		}
	}
	return context.db.transaction(write);
}

/** What one step's answer tells about the order. */
function stepPatch(
	call: IntendedCall,
	record: OrderRecord,
	outcome: Outcome,
	now: number
): Partial<OrderRecord> {
	const { receipt, anomaly } = outcome;
	const patch: Partial<OrderRecord> = {};
	if (anomaly !== null) Object.assign(patch, { anomaly, anomalyAt: now });
	if (outcome.code === 'GATEWAY_REFUSED') Object.assign(patch, effectsOfRefusal(call.expectation));
	if (outcome.state !== 'succeeded' || receipt === null) return patch;
	return {
		...patch,
		gatewayState: receipt.state ?? record.gatewayState,
		gatewayStateRaw: receipt.raw,
		gatewayMovedAt: now,
		// No answer but an inquiry's tells when the gateway processed it.
		gatewayProcessedAt: null,
		...effectsOf(call.expectation, record),
		// An inquiry may have shown it before its own answer was written.
		...(receipt.extendedOn !== undefined && receipt.extendedOn > (record.extendedOn ?? '')
			? extensionOf(record, receipt.extendedOn, now)
			: {})
	};
}

/** The operation is over, or nobody knows: what the desk looks at next. */
function endingPatch(
	context: OrderContext,
	record: OrderRecord,
	state: Outcome['state'],
	now: number
): Partial<OrderRecord> {
	if (state === 'unknown') {
		const doubtful: Partial<OrderRecord> = { operationState: 'unknown' };
		return { ...doubtful, ...nextInquiry({ ...record, ...doubtful }, context.truth, now) };
	}
	// The caller confirms at once; should this process end before that, the schedule does it.
	return {
		...OPERATION_ENDED,
		inquireAt: now + CONFIRMATION_FALLBACK_MS,
		inquireReason: 'confirmation',
		inquireAttempt: 0
	};
}
