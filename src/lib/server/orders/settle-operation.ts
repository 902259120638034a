import { and, eq } from 'drizzle-orm';
import type { OperationAction } from '../../contract/order-row.ts';
import type { Executor } from '../db/client.ts';
import { operation } from '../db/schema/index.ts';
import type { PaymentReference } from '../gateways/gateway.ts';
import type { Actor } from './actor.ts';
import { callGateway, captureIsOpen, type IntendedCall } from './call-gateway.ts';
import { OPERATION_ENDED } from './effects-of-operation.ts';
import type { GatewayVerification } from './operation.ts';
import type { OrderRecord } from './order-record.ts';
import type { DoubtfulOperation, Settled } from './read-gateway-state.ts';
import type { OrderContext } from './use-case.ts';

/** An operation in doubt with what its second step would need. */
export interface OperationInDoubt extends DoubtfulOperation {
	action: OperationAction;
	actor: Actor;
}

/** An operation in doubt; one that this process is still waiting for is not for inquiries to settle. */
export async function readOperationInDoubt(
	tx: Executor,
	record: OrderRecord
): Promise<OperationInDoubt | null> {
	if (record.operationState !== 'unknown' || record.operationId === null) return null;
	const [found] = await tx
		.select()
		.from(operation)
		.where(and(eq(operation.id, record.operationId), eq(operation.state, 'unknown')));
	if (!found || found.expectation.kind === 'local' || record.operationAction === null) return null;
	return {
		id: found.id,
		action: record.operationAction,
		expectation: found.expectation,
		sentAt: found.sentAt,
		gatewayCodes: found.gatewayCodes ?? [],
		actor: { kind: 'person', id: found.actorId, name: found.actorName }
	};
}

export interface SettledOperation {
	/** What became of it in the end, where the next step is closed by now. */
	settled: Settled;
	patch: Partial<OrderRecord>;
	/** The second step, committed with the inquiry and to be sent after it. */
	continuation: IntendedCall | null;
}

/**
 * Writes what an inquiry decided about an operation in doubt. Where its first step turned out to have
 * happened, the second becomes the next intent of this process: an inquiry has confirmed the new
 * amount, which is the one condition under which a capture may follow after a crash.
 *
 * @param record the order as the inquiry leaves it, the operation still on it
 * @param now epoch ms
 */
export async function settleOperation(
	context: OrderContext,
	tx: Executor,
	doubtful: OperationInDoubt,
	decided: Settled,
	record: OrderRecord,
	payment: PaymentReference,
	now: number
): Promise<SettledOperation> {
	const continues = decided.state === 'continues';
	const next = continues && captureIsOpen(record, now) ? secondStage(doubtful.expectation) : null;
	const settled: Settled =
		continues && next === null ? { state: 'failed', code: 'STOPPED_BEFORE_CAPTURE' } : decided;
	if (next) context.node.underWay.add(doubtful.id);
	await tx
		.update(operation)
		.set(
			next
				? { state: 'in_flight', node: context.node.id, expectation: next, sentAt: now }
				: { state: settled.state, code: settled.code, settledAt: now }
		)
		.where(and(eq(operation.id, doubtful.id), eq(operation.state, 'unknown')));
	return {
		settled,
		patch: next ? { operationState: 'in_flight' } : OPERATION_ENDED,
		continuation: next && {
			orderId: record.id,
			system: record.system,
			operationId: doubtful.id,
			action: doubtful.action,
			expectation: next,
			payment,
			actor: doubtful.actor
		}
	};
}

/** Sends a second step that an inquiry has released. */
export async function continueOperation(context: OrderContext, call: IntendedCall): Promise<void> {
	try {
		await context.effects.checkpoint('action:first-step-committed');
		await callGateway(context, call);
	} finally {
		context.node.underWay.delete(call.operationId);
	}
}

function secondStage(expectation: GatewayVerification): GatewayVerification | null {
	return expectation.kind === 'changedThenCaptured' ? { ...expectation, stage: 'capture' } : null;
}
