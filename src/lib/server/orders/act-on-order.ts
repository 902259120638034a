import { eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { judgeAction } from '../../domain/eligibility/judge.ts';
import type { Verdict } from '../../domain/orders/verdict.ts';
import type { Action } from '../../domain/orders/vocabulary.ts';
import type { Executor } from '../db/client.ts';
import { operation, task } from '../db/schema/index.ts';
import type { PaymentReference } from '../gateways/gateway.ts';
import type { Actor } from './actor.ts';
import { callGateway } from './call-gateway.ts';
import { changeOrder, findOrderId, lockOrder } from './change-order.ts';
import { readPayment } from './gateway-payment.ts';
import { inquireOrder } from './inquire-order.ts';
import type { OperationResult, Verification } from './operation.ts';
import { factsOf, rowOf, type OrderRecord } from './order-record.ts';
import { ActionRefused, OrderConflict } from './refusals.ts';
import type { OrderContext } from './use-case.ts';

export interface ActionRequest {
	/** UUID made by the caller before it sends; a retry of the same press keeps it. */
	id: string;
	action: 'capture' | 'cancel';
	shop: string;
	number: string;
	/** The version that the person saw. */
	version: number;
	actor: Actor & { kind: 'person'; id: string; name: string };
	/** May this person also cancel a captured payment at the gateway? */
	mayCancelCaptured: boolean;
}

export interface ActionOutcome {
	order: OrderRecord;
	operation: OperationResult;
}

/**
 * One action of one person, from the press to the known outcome: the rules are asked under the row's
 * lock, the intent is committed before the gateway is called, and the call happens outside of any
 * transaction. The database refuses a second operation on the order while this one is under way.
 *
 * @throws CodedError UNKNOWN_ORDER, IDENTITY_REUSED, FORBIDDEN
 * @throws OrderConflict when the order moved or somebody else acts on it
 * @throws ActionRefused when a rule closes the action
 */
export async function actOnOrder(
	context: OrderContext,
	request: ActionRequest
): Promise<ActionOutcome> {
	const orderId = await findOrderId(context.db, request.shop, request.number);
	if (orderId === null) throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
	await context.effects.checkpoint('action:before-intent');

	context.node.underWay.add(request.id);
	try {
		return await act(context, orderId, request);
	} finally {
		context.node.underWay.delete(request.id);
	}
}

async function act(
	context: OrderContext,
	orderId: number,
	request: ActionRequest
): Promise<ActionOutcome> {
	const begun = await context.db.transaction((tx) => begin(context, tx, orderId, request));
	if (begun.kind === 'repeated') return begun.outcome;
	context.effects.wake();
	if (begun.kind === 'recorded') return begun.outcome;

	await context.effects.checkpoint('action:intent-committed');
	const { order, result, confirm } = await callGateway(context, {
		orderId,
		operationId: request.id,
		action: request.action,
		expectation: begun.expectation,
		payment: begun.payment,
		actor: request.actor
	});
	await context.effects.checkpoint('action:outcome-committed');
	if (!confirm) return { order, operation: result };
	// "必ずPG管理画面で確認" [000]: the desk looks for itself, and shows when the gateway confirmed it.
	const confirmed = await inquireOrder(context, orderId, 'confirmation');
	const settled = await readOperation(context.db, request.id);
	return { order: confirmed ?? order, operation: settled ?? result };
}

type Begun =
	| { kind: 'repeated'; outcome: ActionOutcome }
	| { kind: 'recorded'; outcome: ActionOutcome }
	| { kind: 'intended'; payment: PaymentReference; expectation: Verification };

async function begin(
	context: OrderContext,
	tx: Executor,
	orderId: number,
	request: ActionRequest
): Promise<Begun> {
	const record = await lockOrder(tx, orderId);
	if (!record) throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
	const repeated = await readRepeated(tx, record, request);
	if (repeated) return { kind: 'repeated', outcome: repeated };

	const now = context.effects.now();
	if (record.operationState !== null) throw new OrderConflict('OPERATION_UNDER_WAY', rowOf(record));
	if (record.version !== request.version)
		throw new OrderConflict('VERSION_CONFLICT', rowOf(record));
	const verdict = judgeAction(factsOf(record), record.terms, now, request.action);
	if (!verdict.allowed) throw new ActionRefused(verdict, rowOf(record));
	const isCaptured = record.capturedAt !== null || record.paymentStatus === 'completed';
	if (request.action === 'cancel' && verdict.linked && isCaptured && !request.mayCancelCaptured) {
		throw new CodedError('FORBIDDEN');
	}
	if (!verdict.linked) {
		return { kind: 'recorded', outcome: await recordLocally(tx, record, request, verdict, now) };
	}

	const payment = (await readPayment(context, tx, orderId))?.payment;
	if (!payment?.access) throw new CodedError('GATEWAY_ACCOUNT_UNKNOWN');
	const expectation = expectationOf(request.action);
	await tx.insert(operation).values({
		id: request.id,
		orderId,
		action: request.action,
		state: 'in_flight',
		actorId: request.actor.id,
		actorName: request.actor.name,
		node: context.node.id,
		expectation,
		startedAt: now,
		sentAt: now
	});
	await changeOrder(tx, record, {
		patch: {
			operationId: request.id,
			operationAction: request.action,
			operationState: 'in_flight',
			operationActor: request.actor.name,
			operationStartedAt: now
		},
		event: `${request.action}:requested`,
		actor: request.actor,
		at: now,
		operationId: request.id
	});
	return { kind: 'intended', payment, expectation };
}

function expectationOf(action: ActionRequest['action']): Verification {
	return action === 'capture' ? { kind: 'captured' } : { kind: 'cancelled' };
}

/** A second request with the same identity is answered with what the first one came to. */
async function readRepeated(
	tx: Executor,
	record: OrderRecord,
	request: ActionRequest
): Promise<ActionOutcome | null> {
	const [found] = await tx.select().from(operation).where(eq(operation.id, request.id));
	if (!found) return null;
	if (found.orderId !== record.id || found.action !== request.action) {
		throw new CodedError('IDENTITY_REUSED', { field: 'id' });
	}
	return { order: record, operation: resultOf(found) };
}

/** A decision on the desk alone: done at once, with the work item that it leaves. */
async function recordLocally(
	tx: Executor,
	record: OrderRecord,
	request: ActionRequest,
	verdict: Verdict,
	now: number
): Promise<ActionOutcome> {
	const [recorded] = await tx
		.insert(operation)
		.values({
			id: request.id,
			orderId: record.id,
			action: request.action,
			state: 'succeeded',
			actorId: request.actor.id,
			actorName: request.actor.name,
			node: '',
			expectation: { kind: 'local' },
			startedAt: now,
			sentAt: now,
			settledAt: now
		})
		.returning();
	if (verdict.leavesTask) {
		await tx.insert(task).values({
			orderId: record.id,
			kind: verdict.leavesTask.kind,
			operationId: request.id,
			createdAt: now,
			dueAt: verdict.leavesTask.dueAt
		});
	}
	const order = await changeOrder(tx, record, {
		patch: { deskStatus: 'cancelled' },
		event: 'cancel:recorded',
		actor: request.actor,
		at: now,
		operationId: request.id,
		detail: { linked: false, task: verdict.leavesTask?.kind ?? null }
	});
	if (!recorded) throw new Error('the operation was not written');
	return { order, operation: resultOf(recorded) };
}

/** An operation's row as its caller hears of it. */
function resultOf(found: typeof operation.$inferSelect): OperationResult {
	return {
		id: found.id,
		action: found.action as Action,
		state: found.state as OperationResult['state'],
		code: found.code as OperationResult['code'],
		gatewayCodes: found.gatewayCodes ?? []
	};
}

/** The operation as it stands now; null where there is none with this id. */
async function readOperation(tx: Executor, id: string): Promise<OperationResult | null> {
	const [found] = await tx.select().from(operation).where(eq(operation.id, id));
	return found ? resultOf(found) : null;
}
