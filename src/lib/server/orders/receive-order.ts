import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { OrderContent } from '../../contract/order-content.ts';
import type { IncomingOrder, IntakeVerdict } from '../../contract/orders-intake.ts';
import { DELIVERY_STATUSES } from '../../domain/orders/vocabulary.ts';
import type { Executor } from '../db/client.ts';
import { audit, gatewayAccount, gatewayOrder, orders, shop } from '../db/schema/index.ts';
import type { Actor } from './actor.ts';
import { appendEvent, changeOrder, derive } from './change-order.ts';
import { contentDigest, totalOfDigest } from './content-digest.ts';
import { blankPayment, supersedePayment } from './detach-payment.ts';
import type { OrderRecord } from './order-record.ts';
import type { OrderContext } from './use-case.ts';
import { searchedOf, writeSearch } from './write-search.ts';

export interface Received {
	version: number;
	result: IntakeVerdict;
}

/**
 * Puts an order on the desk, or brings what the shop says about it up to date. The gateway's side of
 * it never comes from here: the desk inquires at once.
 *
 * @throws CodedError UNKNOWN_SHOP, SHOP_CLOSED, SYSTEM_NOT_CONNECTED, GATEWAY_ACCOUNT_UNKNOWN, GATEWAY_ORDER_TAKEN,
 *   SYSTEM_CHANGED, GATEWAY_ORDER_REMOVED, OPERATION_UNDER_WAY
 */
export async function receiveOrder(
	context: OrderContext,
	incoming: IncomingOrder,
	actor: Actor
): Promise<Received> {
	const received = await context.db.transaction(async (tx) => {
		const [account, existing] = await Promise.all([
			readAccount(context, tx, incoming),
			lockByName(tx, incoming)
		]);
		const done = existing
			? await update(context, tx, existing, incoming, actor)
			: await create(context, tx, incoming, account, actor);
		await context.effects.checkpoint('intake:before-commit');
		return done;
	});
	context.effects.wake();
	await context.effects.checkpoint('intake:committed');
	return received;
}

type Account = typeof gatewayAccount.$inferSelect & { isClosed: boolean };

async function readAccount(
	context: OrderContext,
	tx: Executor,
	incoming: IncomingOrder
): Promise<Account> {
	const [[known], [account]] = await Promise.all([
		tx.select().from(shop).where(eq(shop.code, incoming.shop)),
		tx
			.select()
			.from(gatewayAccount)
			.where(
				and(eq(gatewayAccount.shop, incoming.shop), eq(gatewayAccount.system, incoming.system))
			)
	]);
	if (!known) throw new CodedError('UNKNOWN_SHOP', { field: 'shop' });
	if (!context.gatewayOf(incoming.system)) {
		throw new CodedError('SYSTEM_NOT_CONNECTED', {
			field: 'system',
			params: { system: incoming.system }
		});
	}
	if (account?.gatewayShopId !== incoming.payment.gatewayShopId) {
		throw new CodedError('GATEWAY_ACCOUNT_UNKNOWN', { field: 'payment.gatewayShopId' });
	}
	return { ...account, isClosed: known.closedAt !== null };
}

async function lockByName(tx: Executor, incoming: IncomingOrder): Promise<OrderRecord | null> {
	const [found] = await tx
		.select()
		.from(orders)
		.where(and(eq(orders.shop, incoming.shop), eq(orders.number, incoming.orderNumber)))
		.for('no key update');
	return found ?? null;
}

async function create(
	context: OrderContext,
	tx: Executor,
	incoming: IncomingOrder,
	account: Account,
	actor: Actor
): Promise<Received> {
	if (account.isClosed) throw new CodedError('SHOP_CLOSED', { field: 'shop' });
	const now = context.effects.now();
	const content = contentOf(incoming, account.immediate);
	const derived = derive({
		...blankOrder(incoming, now),
		terms: {
			validityDays: account.validityDays,
			extensionDays: account.extensionDays,
			extensionEnabled: account.extensionEnabled,
			linkedCancelAfterCapture: account.linkedCancelAfterCapture,
			recurringStartsAt: account.recurringStartsAt
		},
		content
	});
	const { id: _, ...row } = derived;
	const [inserted] = await tx
		.insert(orders)
		.values(row)
		.onConflictDoNothing({ target: [orders.shop, orders.number] })
		.returning({ id: orders.id });
	// Another request put the same order here between our look and our insert.
	if (!inserted) {
		const existing = await lockByName(tx, incoming);
		if (!existing) throw new Error('an order vanished');
		return update(context, tx, existing, incoming, actor);
	}
	await Promise.all([
		appendPayments(tx, inserted.id, incoming, 0, now),
		tx.insert(audit).values({
			at: now,
			actorKind: actor.kind,
			actorId: actor.id,
			actorName: actor.name,
			orderId: inserted.id,
			orderVersion: 1,
			event: 'order:received',
			changes: { localAmount: [null, incoming.amounts.total] },
			detail: { lines: incoming.lines.length, shipping: incoming.amounts.shipping }
		}),
		appendEvent(tx, inserted.id, 'order:received', now),
		writeSearch(tx, inserted.id, searchedOf(row))
	]);
	return { version: 1, result: 'created' };
}

async function update(
	context: OrderContext,
	tx: Executor,
	record: OrderRecord,
	incoming: IncomingOrder,
	actor: Actor
): Promise<Received> {
	const isSame =
		record.system === incoming.system && record.gatewayShopId === incoming.payment.gatewayShopId;
	if (!isSame) throw new CodedError('SYSTEM_CHANGED', { field: 'system' });
	if (incoming.updatedAt < record.sourceUpdatedAt) {
		return { version: record.version, result: 'unchanged' };
	}
	const now = context.effects.now();
	const payments = await tx
		.select({ id: gatewayOrder.gatewayOrderId })
		.from(gatewayOrder)
		.where(eq(gatewayOrder.orderId, record.id))
		.orderBy(asc(gatewayOrder.position));
	const ids = incoming.payment.gatewayOrderIds;
	if (!payments.every((payment, at) => ids[at] === payment.id)) {
		throw new CodedError('GATEWAY_ORDER_REMOVED', { field: 'payment.gatewayOrderIds' });
	}
	const patch: Partial<OrderRecord> = {
		...shopFields(record, incoming),
		sourceUpdatedAt: incoming.updatedAt,
		...deliveryFrom(record, incoming, now)
	};
	if (ids.length > payments.length) {
		if (record.operationState !== null) {
			throw new CodedError('OPERATION_UNDER_WAY', {
				field: 'payment.gatewayOrderIds',
				params: { actor: record.operationActor ?? '' }
			});
		}
		await supersedePayment(tx, record, now);
		await appendPayments(tx, record.id, incoming, payments.length, now);
		Object.assign(patch, freshPayment(ids.at(-1) ?? null, incoming.amounts.total, now), {
			content: contentOf(incoming, record.content.immediate)
		});
	}
	const after = await changeOrder(tx, record, { patch, event: 'order:updated', actor, at: now });
	const isChanged = after.version !== record.version;
	return { version: after.version, result: isChanged ? 'updated' : 'unchanged' };
}

/**
 * What a shop may change: its total and lines become the desk's local, unsent value. Saying again what
 * it had said before undoes nothing that was changed here meanwhile.
 */
function shopFields(record: OrderRecord, incoming: IncomingOrder): Partial<OrderRecord> {
	const said = contentOf(incoming, record.content.immediate);
	const sourceDigest = contentDigest(said);
	const isNews = sourceDigest !== record.sourceDigest;
	const { amounts, lines, destinations } = record.content;
	const content = isNews ? said : { ...said, amounts, lines, destinations };
	const linesMoved = isNews && !isDeepStrictEqual(said.lines, lines);
	const isNewTotal = isNews && said.amounts.total !== totalOfDigest(record.sourceDigest);
	// A total that came with lines edited here goes with them when the shop replaces the lines.
	const cameWithLines = linesMoved && record.localAmount === amounts.total;
	const sent = record.sentContent ?? record.content;
	// While something is on its way, nobody knows what the gateway has in the end.
	const isBack =
		linesMoved && record.operationState === null && contentDigest(content) === contentDigest(sent);
	return {
		content,
		sourceDigest,
		sentContent: isBack ? null : (record.sentContent ?? (linesMoved ? record.content : null)),
		buyerName: incoming.buyer.name,
		slipNumber: incoming.slipNumber ?? record.slipNumber,
		localAmount: isNewTotal || cameWithLines ? said.amounts.total : record.localAmount,
		contentUnsent: !isBack && (record.contentUnsent || linesMoved),
		couponThreshold: content.coupon?.threshold ?? null
	};
}

/** Deliveries only go forward: an update that still says 未処理 does not undo a 配送完了. */
function deliveryFrom(
	record: OrderRecord,
	incoming: IncomingOrder,
	now: number
): Partial<OrderRecord> {
	const rank = (status: OrderRecord['deliveryStatus']): number => DELIVERY_STATUSES.indexOf(status);
	if (rank(incoming.deliveryStatus) <= rank(record.deliveryStatus)) return {};
	return {
		deliveryStatus: incoming.deliveryStatus,
		deliveredAt: record.deliveredAt ?? now
	};
}

/** @param usual whether the order is an immediate sale where it does not say */
function contentOf(incoming: IncomingOrder, usual: boolean): OrderContent {
	const { payment } = incoming;
	return {
		amounts: incoming.amounts,
		lines: incoming.lines,
		destinations: incoming.destinations,
		buyer: incoming.buyer,
		pointsUsed: payment.pointsUsed,
		coupon: payment.coupon,
		immediate: payment.immediate ?? usual,
		note: incoming.note
	};
}

async function appendPayments(
	tx: Executor,
	orderId: number,
	incoming: IncomingOrder,
	from: number,
	now: number
): Promise<void> {
	const { gatewayShopId, gatewayOrderIds } = incoming.payment;
	const last = gatewayOrderIds.length - 1;
	const rows = gatewayOrderIds.slice(from).map((gatewayOrderId, at) => ({
		gatewayShopId,
		gatewayOrderId,
		orderId,
		position: from + at,
		// Only the last is the order's own; a buyer may still finish one of the others.
		...(from + at < last ? { supersededAt: now, inquireAt: now } : {})
	}));
	const written = await tx
		.insert(gatewayOrder)
		.values(rows)
		.onConflictDoNothing()
		.returning({ id: gatewayOrder.gatewayOrderId });
	if (written.length !== rows.length) {
		throw new CodedError('GATEWAY_ORDER_TAKEN', { field: 'payment.gatewayOrderIds' });
	}
}

/** Nothing is known of a payment until the gateway was asked, which is done at once. */
function freshPayment(gatewayOrderId: string | null, total: number, now: number) {
	return {
		...blankPayment(),
		gatewayOrderId,
		amount: total,
		localAmount: total,
		inquireAt: now,
		inquireReason: 'arrival'
	} satisfies Partial<OrderRecord>;
}

function blankOrder(incoming: IncomingOrder, now: number): Omit<OrderRecord, 'terms' | 'content'> {
	const { payment } = incoming;
	const isDelivered = incoming.deliveryStatus !== 'unprocessed';
	return {
		id: 0,
		shop: incoming.shop,
		number: incoming.orderNumber,
		version: 1,
		system: incoming.system,
		carrier: payment.carrier,
		gatewayShopId: payment.gatewayShopId,
		paymentStatus: 'needs_review',
		deliveryStatus: incoming.deliveryStatus,
		orderedAt: incoming.orderedAt,
		capturedDay: null,
		captureRequestedAt: null,
		deliveredAt: isDelivered ? now : null,
		validityNgAt: null,
		riskDeadlineAt: null,
		pointsOnly: payment.pointsOnly,
		couponThreshold: payment.coupon?.threshold ?? null,
		reservation: payment.reservation,
		destinations: Math.max(1, incoming.destinations.length),
		captureErrorAcknowledged: false,
		heldByImport: null,
		operationId: null,
		operationAction: null,
		operationState: null,
		operationActor: null,
		operationStartedAt: null,
		notifiedInquiryAt: null,
		buyerName: incoming.buyer.name,
		buyerKana: null,
		buyerEmail: null,
		buyerSort: '',
		assigneeId: null,
		assigneeName: null,
		notes: 0,
		slipNumber: incoming.slipNumber,
		openTasks: 0,
		alertId: null,
		alertKind: null,
		alertLevel: null,
		alertRaisedAt: null,
		alertAcknowledgedBy: null,
		sourceDigest: contentDigest(incoming),
		sourceUpdatedAt: incoming.updatedAt,
		createdAt: now,
		updatedAt: now,
		...freshPayment(payment.gatewayOrderIds.at(-1) ?? null, incoming.amounts.total, now)
	};
}
