import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, inArray } from 'drizzle-orm';
import { classifyError, type GatewayErrorClass } from '../../contract/gateway-codes.ts';
import type { Executor } from '../db/client.ts';
import { operation } from '../db/schema/index.ts';
import type { Exchange, PaymentReference, Receipt } from '../gateways/gateway.ts';
import type { Actor } from './actor.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { storeExchange } from './gateway-payment.ts';
import { nextInquiry } from './next-inquiry.ts';
import {
	compareWithState,
	type OperationCode,
	type OperationResult,
	type Verification
} from './operation.ts';
import { OPERATION_ENDED } from './read-gateway-state.ts';
import type { OrderRecord } from './order-record.ts';
import type { OrderContext } from './use-case.ts';

const CONFIRMATION_FALLBACK_MS = 5_000;

export interface IntendedCall {
	orderId: number;
	operationId: string;
	action: 'capture' | 'cancel';
	expectation: Verification;
	payment: PaymentReference;
	actor: Actor;
}

/**
 * Sends a committed intent, once, and records what came of it. Silence, a broken answer or a refusal
 * that leaves the transaction in doubt end in an unknown outcome, which only inquiries resolve.
 */
export async function callGateway(
	context: OrderContext,
	call: IntendedCall
): Promise<{ order: OrderRecord; result: OperationResult; confirm: boolean }> {
	const { effects } = context;
	const sentAt = effects.now();
	const exchange = await send(context, call);
	await effects.checkpoint('action:answer-received');
	const outcome = readOutcome(exchange, call.expectation);

	const recorded = await persistently(context, async (tx) => {
		const record = await lockOrder(tx, call.orderId);
		if (!record) throw new Error(`order ${call.orderId} vanished`);
		const now = effects.now();
		await storeExchange(tx, exchange, {
			orderId: call.orderId,
			operationId: call.operationId,
			sentAt,
			answeredAt: now
		});
		// Another node may have taken this operation for orphaned; a definite answer still counts.
		const held = record.operationId === call.operationId;
		const written = await tx
			.update(operation)
			.set({
				state: outcome.state,
				code: outcome.code,
				gatewayCodes: outcome.gatewayCodes,
				settledAt: outcome.state === 'unknown' ? null : now,
				sentAt: outcome.doubtEndsEarly ? now - context.truth.finishMs : now
			})
			.where(
				and(eq(operation.id, call.operationId), inArray(operation.state, ['in_flight', 'unknown']))
			)
			.returning({ id: operation.id });
		if (!held || written.length === 0) return record;
		return changeOrder(tx, record, {
			patch: patchOf(context, call, record, outcome, now),
			event: `${call.action}:${outcome.state}`,
			actor: call.actor,
			at: now,
			operationId: call.operationId,
			detail: { code: outcome.code, gatewayCodes: outcome.gatewayCodes }
		});
	});
	effects.wake();
	return {
		order: recorded,
		result: {
			id: call.operationId,
			action: call.action,
			state: outcome.state,
			code: outcome.code,
			gatewayCodes: outcome.gatewayCodes
		},
		confirm: outcome.state !== 'unknown' || outcome.confirm
	};
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

function send(context: OrderContext, call: IntendedCall): Promise<Exchange<Receipt>> {
	const gateway = context.gatewayOf('recruit');
	if (!gateway) throw new Error('no gateway is wired');
	return call.action === 'capture' ? gateway.capture(call.payment) : gateway.cancel(call.payment);
}

interface Outcome {
	state: 'succeeded' | 'failed' | 'unknown';
	code: OperationCode | null;
	gatewayCodes: string[];
	/** The gateway state that the answer itself names. */
	gatewayState: string | null;
	raw: string | null;
	/** The request is known to be over: only the inquiry's staleness has to be waited for. */
	doubtEndsEarly: boolean;
	/** Inquire at once. */
	confirm: boolean;
	/** What came back instead of an answer; shown on the order until an inquiry can be read. */
	anomaly: string | null;
}

function readOutcome(exchange: Exchange<Receipt>, expectation: Verification): Outcome {
	const { result } = exchange;
	const base: Outcome = {
		state: 'unknown',
		code: null,
		gatewayCodes: [],
		gatewayState: null,
		raw: null,
		doubtEndsEarly: false,
		confirm: false,
		anomaly: null
	};
	switch (result.kind) {
		case 'answered': {
			const { state, raw } = result.value;
			// OK with a state that contradicts what was asked for: believe neither, inquire.
			const agrees = state !== null && compareWithState(expectation, state) === 'happened';
			return agrees
				? { ...base, state: 'succeeded', gatewayState: state, raw }
				: { ...base, raw, confirm: true };
		}
		case 'not_sent':
			return { ...base, state: 'failed', code: 'GATEWAY_UNREACHABLE' };
		case 'refused':
			return readRefusal(result.codes, base);
		case 'no_answer':
			return base;
		case 'unreadable':
			return { ...base, anomaly: result.reason };
	}
}

/** The most doubtful of several codes decides. */
function readRefusal(codes: string[], base: Outcome): Outcome {
	const classes = new Set<GatewayErrorClass>(codes.map((code) => classifyError(code).class));
	const refused: Outcome = { ...base, gatewayCodes: codes };
	if (classes.has('unknown')) return { ...refused, gatewayCodes: [] };
	if (classes.has('inquire') || classes.has('alreadyDone') || classes.has('wrongState')) {
		return { ...refused, doubtEndsEarly: true, confirm: true };
	}
	if (classes.has('final')) return { ...refused, state: 'failed', code: 'GATEWAY_REFUSED' };
	return { ...refused, state: 'failed', code: 'GATEWAY_NOT_ACCEPTING' };
}

function patchOf(
	context: OrderContext,
	call: IntendedCall,
	record: OrderRecord,
	outcome: Outcome,
	now: number
): Partial<OrderRecord> {
	const patch: Partial<OrderRecord> =
		outcome.state === 'unknown' ? { operationState: 'unknown' } : { ...OPERATION_ENDED };
	if (outcome.gatewayState !== null) {
		patch.gatewayState = outcome.gatewayState;
		patch.gatewayStateRaw = outcome.raw;
		patch.gatewayMovedAt = now;
	}
	if (outcome.anomaly !== null) Object.assign(patch, { anomaly: outcome.anomaly, anomalyAt: now });
	if (outcome.state === 'succeeded' && call.action === 'cancel') patch.deskStatus = 'cancelled';
	if (outcome.code === 'GATEWAY_REFUSED' && call.action === 'capture') {
		patch.deskStatus = 'capture_failed';
	}
	const plan = nextInquiry({ ...record, ...patch }, context.truth, now);
	if (outcome.state === 'unknown') return { ...patch, ...plan };
	// The caller confirms at once; should this process end before that, the schedule does it.
	return {
		...patch,
		inquireAt: now + CONFIRMATION_FALLBACK_MS,
		inquireReason: 'confirmation',
		inquireAttempt: 0
	};
}
