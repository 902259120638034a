import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { isOperationAction, type OperationAction } from '../../contract/order-row.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import { openTask } from '../tasks/open-task.ts';
import type { Executor } from '../db/client.ts';
import { operation } from '../db/schema/index.ts';
import type { PaymentReference } from '../gateways/gateway.ts';
import { inputOf, type ActionRequest } from './action-request.ts';
import { callGateway } from './call-gateway.ts';
import { changeOrder, findOrderId, lockOrder } from './change-order.ts';
import { conflictOf } from './conflict.ts';
import { supersedePayment } from './detach-payment.ts';
import { readPayment } from './gateway-payment.ts';
import { inquireOrder } from './inquire-order.ts';
import type { GatewayVerification, OperationResult } from './operation.ts';
import type { OrderRecord } from './order-record.ts';
import { planAction, type ActionPlan } from './plan-action.ts';
import type { OrderContext } from './use-case.ts';

export interface ActionOutcome {
	order: OrderRecord;
	operation: OperationResult;
}

/**
 * One action of one person, from the press to the known outcome: the rules are asked under the row's
 * lock, the intent is committed before the gateway is called, and the call happens outside of any
 * transaction. The database refuses a second operation on the order while this one is under way.
 *
 * @throws CodedError UNKNOWN_ORDER, IDENTITY_REUSED, FORBIDDEN, and what is wrong with what was typed
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

	const intent: OwnIntent = { isWritten: false };
	try {
		return await act(context, orderId, request, intent);
	} finally {
		// A repeated press ends while the first one still waits: the operation is not its own.
		if (intent.isWritten) context.node.underWay.delete(request.id);
	}
}

/** Whether it was this press that wrote the operation, and not an earlier one with its identity. */
interface OwnIntent {
	isWritten: boolean;
}

async function act(
	context: OrderContext,
	orderId: number,
	request: ActionRequest,
	intent: OwnIntent
): Promise<ActionOutcome> {
	const begun = await context.db.transaction((tx) => begin(context, tx, orderId, request, intent));
	if (begun.kind === 'repeated') return begun.outcome;
	context.effects.wake();
	if (begun.kind === 'recorded') return begun.outcome;

	await context.effects.checkpoint('action:intent-committed');
	const { order, result, confirm } = await callGateway(context, {
		orderId,
		system: begun.system,
		operationId: request.id,
		action: begun.action,
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
	| {
			kind: 'intended';
			system: PaymentSystem;
			action: OperationAction;
			payment: PaymentReference;
			expectation: GatewayVerification;
	  };

async function begin(
	context: OrderContext,
	tx: Executor,
	orderId: number,
	request: ActionRequest,
	intent: OwnIntent
): Promise<Begun> {
	const record = await lockOrder(tx, orderId);
	if (!record) throw new CodedError('UNKNOWN_ORDER', { field: 'number' });
	const repeated = await readRepeated(tx, record, request);
	if (repeated) return { kind: 'repeated', outcome: repeated };
	const conflict = await conflictOf(tx, record, request.version);
	if (conflict) throw conflict;

	const now = context.effects.now();
	const plan = planAction(record, request, now);
	if (plan.kind === 'local') {
		return { kind: 'recorded', outcome: await recordLocally(tx, record, request, plan, now) };
	}
	const isCaptured = record.capturedAt !== null || record.paymentStatus === 'completed';
	if (request.action === 'cancel' && isCaptured && !request.mayCancelCaptured) {
		throw new CodedError('FORBIDDEN');
	}
	if (!isOperationAction(request.action)) throw new Error(`${request.action} reaches no gateway`);
	const payment = (await readPayment(context, tx, orderId))?.payment;
	if (!payment?.access) throw new CodedError('GATEWAY_ACCOUNT_UNKNOWN');

	// Known as under way before anybody can read it: the row's lock keeps a second press out till then.
	intent.isWritten = true;
	context.node.underWay.add(request.id);
	await tx.insert(operation).values({
		...operationOf(record, request, now),
		state: 'in_flight',
		gatewayOrderId: payment.gatewayOrderId,
		node: context.node.id,
		expectation: plan.expectation
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
	const { system } = record;
	return {
		kind: 'intended',
		system,
		action: request.action,
		payment,
		expectation: plan.expectation
	};
}

function operationOf(record: OrderRecord, request: ActionRequest, now: number) {
	return {
		id: request.id,
		orderId: record.id,
		action: request.action,
		input: inputOf(request),
		actorId: request.actor.id,
		actorName: request.actor.name,
		startedAt: now,
		sentAt: now
	};
}

/** A second request with the same identity is answered with what the first one came to. */
async function readRepeated(
	tx: Executor,
	record: OrderRecord,
	request: ActionRequest
): Promise<ActionOutcome | null> {
	const [found] = await tx.select().from(operation).where(eq(operation.id, request.id));
	if (!found) return null;
	const isSame =
		found.orderId === record.id &&
		found.action === request.action &&
		found.actorId === request.actor.id &&
		isDeepStrictEqual(found.input, inputOf(request));
	if (!isSame) throw new CodedError('IDENTITY_REUSED', { field: 'id' });
	return { order: record, operation: resultOf(found) };
}

/** A decision on the desk alone: done at once, with the work item that it leaves. */
async function recordLocally(
	tx: Executor,
	record: OrderRecord,
	request: ActionRequest,
	plan: Extract<ActionPlan, { kind: 'local' }>,
	now: number
): Promise<ActionOutcome> {
	const [recorded] = await tx
		.insert(operation)
		.values({
			...operationOf(record, request, now),
			state: 'succeeded',
			node: '',
			expectation: { kind: 'local' },
			settledAt: now
		})
		.returning();
	if (!recorded) throw new Error('the operation was not written');
	if (request.action === 'changePaymentMethod') await supersedePayment(tx, record, now);
	if (plan.task) {
		await openTask(tx, {
			orderId: record.id,
			kind: plan.task.kind,
			gatewayOrderId: record.gatewayOrderId,
			operationId: request.id,
			dueAt: plan.task.dueAt,
			at: now
		});
	}
	const order = await changeOrder(tx, record, {
		patch: plan.patch,
		event: `${request.action}:recorded`,
		actor: request.actor,
		at: now,
		operationId: request.id,
		detail: { task: plan.task?.kind ?? null }
	});
	return { order, operation: resultOf(recorded) };
}

/** An operation's row as its caller hears of it. */
function resultOf(found: typeof operation.$inferSelect): OperationResult {
	return {
		id: found.id,
		action: found.action,
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
