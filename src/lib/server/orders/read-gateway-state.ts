import { systemOf } from '../../domain/methods/registry.ts';
import { reachableFrom } from '../../domain/methods/transitions.ts';
import type { Reading } from '../gateways/gateway.ts';
import type { InquiryReason } from './inquiry-schedule.ts';
import { compareWithState, type OperationCode, type Verification } from './operation.ts';
import type { OrderRecord } from './order-record.ts';
import type { TruthBounds } from './use-case.ts';

/** The operation whose outcome an inquiry may decide. Instants in epoch ms. */
export interface DoubtfulOperation {
	id: string;
	action: string;
	expectation: Verification;
	/** Latest instant at which its request can have left. */
	sentAt: number;
	/** Codes of a refusal that an inquiry has to confirm; empty where no answer came. */
	gatewayCodes: string[];
}

export interface ReadingContext {
	reason: InquiryReason;
	/** When the inquiry was sent. */
	sentAt: number;
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
			settled: {
				state: 'succeeded' | 'failed' | 'not_executed';
				code: OperationCode | null;
			} | null;
	  };

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
	if (moved && isOlderThanKnown(record, state, context)) return { kind: 'disregarded' };

	const patch: Partial<OrderRecord> = {
		gatewayState: state,
		gatewayStateRaw: reading.raw,
		amount: reading.amount,
		anomaly: null,
		anomalyAt: null,
		...instantsOf(record, reading, state)
	};
	// The person's or the last capture's own check must not wipe out what it has just found.
	const repairs = state !== 'AUTH' || context.reason === 'person';
	if (record.deskStatus === 'capture_failed' && repairs) patch.deskStatus = null;

	const settled = settle(record, state, context);
	if (settled) {
		Object.assign(patch, OPERATION_ENDED);
		if (settled.state === 'succeeded' && context.operation?.expectation.kind === 'cancelled') {
			patch.deskStatus = 'cancelled';
		}
		if (settled.state === 'failed' && context.operation?.expectation.kind === 'captured') {
			if (state === 'AUTH') patch.deskStatus = 'capture_failed';
		}
	}
	return {
		kind: 'applied',
		patch,
		event: nameOf(record, reading, moved, settled, context),
		settled
	};
}

/** The columns of an order whose operation is over. */
export const OPERATION_ENDED = {
	operationId: null,
	operationAction: null,
	operationState: null,
	operationActor: null,
	operationStartedAt: null
} satisfies Partial<OrderRecord>;

function isOlderThanKnown(record: OrderRecord, state: string, context: ReadingContext): boolean {
	if (record.gatewayMovedAt === null) return false;
	if (context.sentAt >= record.gatewayMovedAt + context.truth.stalenessMs) return false;
	const transitions = systemOf(record.system).transitions;
	return !reachableFrom(transitions, record.gatewayState).has(state);
}

/** Instants that the rules count from; each is kept once it is known. */
function instantsOf(record: OrderRecord, reading: Reading, state: string): Partial<OrderRecord> {
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
	// The wire says that an extension happened, not how often: the fewest is the safe side.
	if (reading.extendedOn !== null && record.extensions === 0) patch.extensions = 1;
	return patch;
}

function settle(
	record: OrderRecord,
	state: string,
	context: ReadingContext
): Extract<ReadingDecision, { kind: 'applied' }>['settled'] {
	const { operation, truth } = context;
	if (operation === null || record.operationState !== 'unknown') return null;
	const seen = compareWithState(operation.expectation, state);
	if (seen === 'happened') return { state: 'succeeded', code: null };
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
	settled: { state: string } | null,
	context: ReadingContext
): string {
	if (settled && context.operation) {
		return `${context.operation.action}:${settled.state.replace('_', '-')}`;
	}
	if (moved) return 'payment:moved';
	if (reading.amount !== record.amount) return 'amount:moved';
	return record.anomaly === null ? 'payment:confirmed' : 'anomaly:cleared';
}
