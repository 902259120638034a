import { systemOf } from '../../domain/methods/registry.ts';
import { reachableFrom } from '../../domain/methods/transitions.ts';
import type { Reading } from '../gateways/gateway.ts';
import type { InquiryReason } from './inquiry-schedule.ts';
import {
	effectsOf,
	effectsOfRefusal,
	extensionOf,
	OPERATION_ENDED
} from './effects-of-operation.ts';
import {
	compareWithShown,
	isExtended,
	type GatewayVerification,
	type OperationCode,
	type Shown
} from './operation.ts';
import type { OrderRecord } from './order-record.ts';
import type { TruthBounds } from './use-case.ts';

/** The operation whose outcome an inquiry may decide. Instants in epoch ms. */
export interface DoubtfulOperation {
	id: string;
	action: string;
	expectation: GatewayVerification;
	/** Latest instant at which its request can have left. */
	sentAt: number;
	/** Codes of a refusal that an inquiry has to confirm; empty where no answer came. */
	gatewayCodes: string[];
}

export interface ReadingContext {
	reason: InquiryReason;
	/** When the inquiry was sent. */
	sentAt: number;
	now: number;
	truth: TruthBounds;
	/** Null unless the order's operation is in doubt. */
	operation: DoubtfulOperation | null;
}

export type ReadingDecision =
	/** The answer is older than what we know: it changes nothing. */
	| { kind: 'disregarded' }
	| {
			kind: 'applied';
			patch: Partial<OrderRecord>;
			event: string;
			settled: Settled | null;
	  };

/** What became of the operation in doubt; `continues`: its first step happened, the next is due. */
export interface Settled {
	state: 'succeeded' | 'failed' | 'not_executed' | 'continues';
	code: OperationCode | null;
}

/**
 * What an inquiry's answer changes. An inquired state always wins over our picture, with two
 * exceptions that keep old answers from undoing newer ones and people's decisions from being undone:
 * within the gateway's staleness a state that lies behind ours is disregarded, and an order that was
 * cancelled on the desk stays cancelled.
 */
export function readGatewayState(
	record: OrderRecord,
	reading: Reading,
	context: ReadingContext
): ReadingDecision {
	const { state } = reading;
	if (state === null) {
		return {
			kind: 'applied',
			patch: { gatewayStateRaw: reading.raw, anomaly: 'UNKNOWN_STATUS' },
			event: 'anomaly:found',
			settled: null
		};
	}
	const moved = state !== record.gatewayState;
	if (isOlderThanKnown(record, { ...reading, state }, context)) return { kind: 'disregarded' };

	const patch: Partial<OrderRecord> = {
		gatewayState: state,
		gatewayStateRaw: reading.raw,
		// 返品: a change is accepted and not final; the total that was asked for stands until it is, unless
		// all that was known before came from the shop.
		amount: state === 'RETURN' && record.confirmedAt !== null ? record.amount : reading.amount,
		gatewayProcessedAt: reading.processedAt,
		anomaly: null,
		anomalyAt: null,
		...instantsOf(record, reading, state, context.now)
	};
	// The last capture's own check must not wipe out what it has just found.
	const repairs = state !== 'AUTH' || context.reason === 'person' || context.reason === 'sync';
	if (record.deskStatus === 'capture_failed' && repairs) patch.deskStatus = null;

	const settled = settle(record, { ...reading, state }, context);
	if (settled && context.operation) {
		const { expectation } = context.operation;
		if (settled.state !== 'continues') Object.assign(patch, OPERATION_ENDED);
		if (settled.state === 'succeeded' || settled.state === 'continues') {
			Object.assign(patch, effectsOf(expectation, record));
		}
		// A capture that the gateway refused is 売上失敗, unless the payment ended in another way.
		if (settled.code === 'GATEWAY_REFUSED') Object.assign(patch, effectsOfRefusal(expectation));
	}
	return {
		kind: 'applied',
		patch,
		event: nameOf(record, reading, moved, settled, context),
		settled
	};
}

/**
 * Within the gateway's staleness after something moved, an answer may still tell of the time before.
 * Where an inquiry moved it, the processing times compare the two. An answer to our own request brings
 * no such time: then a state that lies behind ours is older, and in the same state, or back from 返品,
 * a total that is not the one that was accepted.
 */
function isOlderThanKnown(record: OrderRecord, shown: Shown, context: ReadingContext): boolean {
	if (record.gatewayMovedAt === null) return false;
	if (context.sentAt >= record.gatewayMovedAt + context.truth.stalenessMs) return false;
	const { state, amount, processedAt } = shown;
	const known = record.gatewayProcessedAt;
	if (known !== null && processedAt !== null && processedAt !== known) return processedAt < known;
	if (state === record.gatewayState) return state !== 'RETURN' && amount !== record.amount;
	const isFinal = record.gatewayState === 'RETURN' && (state === 'SALES' || state === 'CAPTURE');
	if (isFinal) return amount !== record.amount;
	return !reachableFrom(systemOf(record.system).transitions, record.gatewayState).has(state);
}

/** Instants that the rules count from; each is kept once it is known. */
function instantsOf(
	record: OrderRecord,
	reading: Reading,
	state: string,
	now: number
): Partial<OrderRecord> {
	const patch: Partial<OrderRecord> = {};
	if (record.gatewayOrderedAt === null && reading.orderedAt !== null) {
		patch.gatewayOrderedAt = reading.orderedAt;
	}
	if (record.execAt === null && (state === 'REQSUCCESS' || state === 'AUTHPROCESS')) {
		patch.execAt = reading.processedAt;
		// The shop's own limit is not on the wire; 3600 s is the most that it may be [001 §4-9].
		patch.startLimitSeconds ??= record.startLimitSeconds ?? 3600;
	}
	if (state === 'AUTH' && record.authorizedAt === null) {
		// After an extension the last processing is the extension; the buyer's confirmation is older.
		patch.authorizedAt = reading.orderedAt ?? reading.processedAt;
	}
	if (state === 'CAPTURE_ACCEPTED' && record.acceptedAt === null) {
		patch.acceptedAt = reading.processedAt;
	}
	if ((state === 'SALES' || state === 'CAPTURE') && record.capturedAt === null) {
		patch.capturedAt = reading.processedAt;
	}
	// The wire says when the last extension was made, not how many there were: the fewest is the safe side.
	if (reading.extendedOn !== null && isExtended(record, { ...reading, state })) {
		Object.assign(
			patch,
			extensionOf({ ...record, ...patch, gatewayState: state }, reading.extendedOn, now)
		);
	}
	return patch;
}

function settle(record: OrderRecord, shown: Shown, context: ReadingContext): Settled | null {
	const { operation, truth } = context;
	if (operation === null || record.operationState !== 'unknown') return null;
	const { expectation } = operation;
	const seen = compareWithShown(expectation, shown);
	if (seen === 'happened') {
		const isFirstStep =
			expectation.kind === 'changedThenCaptured' && expectation.stage === 'change';
		return { state: isFirstStep ? 'continues' : 'succeeded', code: null };
	}
	if (seen === 'impossible') return { state: 'failed', code: 'OVERTAKEN' };
	const certainFrom = operation.sentAt + truth.finishMs + truth.stalenessMs;
	if (context.sentAt < certainFrom) return null;
	return operation.gatewayCodes.length > 0
		? { state: 'failed', code: 'GATEWAY_REFUSED' }
		: { state: 'not_executed', code: 'NOT_EXECUTED' };
}

function nameOf(
	record: OrderRecord,
	reading: Reading,
	moved: boolean,
	settled: Settled | null,
	context: ReadingContext
): string {
	if (settled?.state === 'continues' && context.operation)
		return `${context.operation.action}:sent`;
	if (settled && context.operation) {
		return `${context.operation.action}:${settled.state.replace('_', '-')}`;
	}
	if (moved) return 'payment:moved';
	if (reading.amount !== record.amount) return 'amount:moved';
	return record.anomaly === null ? 'payment:confirmed' : 'anomaly:cleared';
}
