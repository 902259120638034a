import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	unique,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type {
	Carrier,
	DeliveryStatus,
	DeskStatus,
	PaymentStatus,
	PaymentSystem
} from '../../../domain/orders/vocabulary.ts';
import type { ContractTerms } from '../../../domain/orders/contract-terms.ts';
import { instant, sealed } from './columns.ts';
import { person } from './auth.ts';
import { shop } from './shops.ts';
import type { InquiryReason } from '../../orders/inquiry-schedule.ts';
import type { OrderContent } from '../../../contract/order-content.ts';
import type { AlertKind } from '../../../domain/alerts.ts';
import type { OperationAction } from '../../../contract/order-row.ts';

/**
 * One payment order: what the shop said, what the gateway last showed, and what a rule may look at.
 * Derived columns (payment_status, risk_deadline_at, captured_day) are written by the domain with
 * every change, so that lists and counters never recompute a rule in SQL.
 */
export const orders = pgTable(
	'orders',
	{
		id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		shop: text()
			.notNull()
			.references(() => shop.code),
		number: text().notNull(),
		/** Grows by one with every change; writers name the version they saw. */
		version: integer().notNull().default(1),
		system: text().$type<PaymentSystem>().notNull(),
		carrier: text().$type<Carrier>(),
		terms: jsonb().$type<ContractTerms>().notNull(),

		gatewayShopId: text('gateway_shop_id'),
		gatewayOrderId: text('gateway_order_id'),
		gatewayState: text('gateway_state').notNull(),
		/** The status exactly as the gateway spelled it, also when we do not know it. */
		gatewayStateRaw: text('gateway_state_raw'),
		/** When an inquiry last read the gateway's state. */
		confirmedAt: instant('confirmed_at'),
		/** When the state last moved, by an answer or an inquiry: an older answer cannot undo it. */
		gatewayMovedAt: instant('gateway_moved_at'),
		/** A decision or failure of ours that the gateway's state alone does not tell. */
		deskStatus: text('desk_status').$type<DeskStatus>(),
		paymentStatus: text('payment_status').$type<PaymentStatus>().notNull(),
		deliveryStatus: text('delivery_status').$type<DeliveryStatus>().notNull(),

		orderedAt: instant('ordered_at').notNull(),
		gatewayOrderedAt: instant('gateway_ordered_at'),
		execAt: instant('exec_at'),
		startLimitSeconds: integer('start_limit_seconds'),
		authorizedAt: instant('authorized_at'),
		acceptedAt: instant('accepted_at'),
		capturedAt: instant('captured_at'),
		capturedDay: integer('captured_day'),
		captureRequestedAt: instant('capture_requested_at'),
		deliveredAt: instant('delivered_at'),
		validityNgAt: instant('validity_ng_at'),
		extensions: integer().notNull().default(0),
		/** RcUpdateAuthDay as the gateway last showed it: another value means one more extension. */
		extendedOn: text('extended_on'),
		/** The gateway's last processing of the transaction, as an inquiry showed it. */
		gatewayProcessedAt: instant('gateway_processed_at'),
		expiryOverride: instant('expiry_override'),
		riskDeadlineAt: instant('risk_deadline_at'),

		/** Yen at the gateway, and yen on the desk; different means unsent. */
		amount: integer().notNull(),
		localAmount: integer('local_amount').notNull(),
		contentUnsent: boolean('content_unsent').notNull().default(false),
		pointsOnly: boolean('points_only').notNull().default(false),
		/** Yen; below this total a used coupon may be withdrawn. */
		couponThreshold: integer('coupon_threshold'),
		reservation: boolean().notNull().default(false),
		destinations: integer().notNull().default(1),
		captureErrorAcknowledged: boolean('capture_error_acknowledged').notNull().default(false),
		heldByImport: text('held_by_import'),

		/** The one operation under way, denormalised from `operation` for lists and rules. */
		operationId: uuid('operation_id'),
		operationAction: text('operation_action').$type<OperationAction>(),
		operationState: text('operation_state').$type<'in_flight' | 'unknown'>(),
		operationActor: text('operation_actor'),
		operationStartedAt: instant('operation_started_at'),

		/** When the desk inquires next by itself, why, and how often it has for this reason. */
		inquireAt: instant('inquire_at'),
		inquireReason: text('inquire_reason').$type<InquiryReason>(),
		inquireAttempt: integer('inquire_attempt').notNull().default(0),
		/** The process that is making the inquiry now; gone process → due again at once. */
		inquireNode: text('inquire_node'),
		/** Last inquiry that a notification caused; forged ones cannot cause more than one per 10 s. */
		notifiedInquiryAt: instant('notified_inquiry_at'),
		/** Code of an answer that could not be read, until one can. */
		anomaly: text(),
		anomalyAt: instant('anomaly_at'),

		/** Work items that nobody has closed. */
		openTasks: integer('open_tasks').notNull().default(0),
		/** The most pressing alert that is still open, denormalised from `alert` for lists. */
		alertId: bigint('alert_id', { mode: 'number' }),
		alertKind: text('alert_kind').$type<AlertKind>(),
		/** Hours before the expiry; null where the kind has no levels. */
		alertLevel: integer('alert_level'),
		alertRaisedAt: instant('alert_raised_at'),
		/** Name of the person who took note of it. */
		alertAcknowledgedBy: text('alert_acknowledged_by'),

		buyerName: text('buyer_name').notNull(),
		/** Of the content, for lists; null: the shop named none. */
		buyerKana: text('buyer_kana'),
		buyerEmail: text('buyer_email'),
		/** The buyer's reading, else the name, folded: what lists are sorted by. */
		buyerSort: text('buyer_sort').notNull().default(''),
		/** Who looks after the order; null: nobody. */
		assigneeId: text('assignee_id').references(() => person.id),
		assigneeName: text('assignee_name'),
		/** Notes that stand on the order. */
		notes: integer().notNull().default(0),
		content: jsonb().$type<OrderContent>().notNull(),
		/** The content that the gateway was last told of; null: the present one. */
		sentContent: jsonb('sent_content').$type<OrderContent>(),
		/** Digest of what the shop last said of lines and amounts: saying it again changes nothing here. */
		sourceDigest: text('source_digest').notNull().default(''),
		slipNumber: text('slip_number'),
		sourceUpdatedAt: instant('source_updated_at').notNull(),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull()
	},
	(t) => [
		unique('orders_shop_number').on(t.shop, t.number),
		// The status only rides along, so that a leap far down a tab reads nothing but the index.
		index('orders_by_ordered').on(t.orderedAt.desc(), t.id.desc(), t.paymentStatus),
		index('orders_by_status').on(t.paymentStatus, t.orderedAt.desc(), t.id.desc()),
		index('orders_by_risk')
			.on(t.riskDeadlineAt, t.id)
			.where(sql`${t.riskDeadlineAt} is not null`),
		index('orders_at_risk')
			.on(t.riskDeadlineAt, t.id)
			.where(sql`${t.paymentStatus} = 'authorized'`),
		// One index for each order that a list can be sorted by; the id breaks ties.
		index('orders_sorted_deadline').on(
			sql`coalesce(${t.riskDeadlineAt}, '9999-12-31 00:00:00+00'::timestamptz)`,
			t.id
		),
		index('orders_sorted_number').on(sql`${t.number} collate "C"`, t.id),
		index('orders_sorted_buyer').on(sql`${t.buyerSort} collate "C"`, t.id),
		index('orders_sorted_amount').on(t.localAmount, t.id),
		index('orders_sorted_confirmed').on(
			sql`coalesce(${t.confirmedAt}, '1970-01-01 00:00:00+00'::timestamptz)`,
			t.id
		),
		index('orders_sorted_captured').on(
			sql`coalesce(${t.capturedAt}, '1970-01-01 00:00:00+00'::timestamptz)`,
			t.id
		),
		index('orders_by_captured')
			.on(t.capturedDay)
			.where(sql`${t.paymentStatus} = 'completed'`),
		index('orders_of_assignee')
			.on(t.assigneeId, t.orderedAt.desc(), t.id.desc())
			.where(sql`${t.assigneeId} is not null`),
		index('orders_with_tasks')
			.on(t.orderedAt.desc(), t.id.desc())
			.where(sql`${t.openTasks} > 0`),
		index('orders_unsent')
			.on(t.orderedAt.desc(), t.id.desc())
			.where(sql`${t.localAmount} <> ${t.amount} or ${t.contentUnsent}`),
		index('orders_unknown')
			.on(t.orderedAt.desc(), t.id.desc())
			.where(sql`${t.operationState} = 'unknown'`),
		index('orders_claimed_inquiry')
			.on(t.inquireNode)
			.where(sql`${t.inquireNode} is not null`),
		index('orders_due_inquiry')
			.on(t.inquireAt)
			.where(sql`${t.inquireAt} is not null`)
	]
);

/**
 * What a search looks through: the folded words of an order, one field a line. A table of its own, so
 * that its index of grams is only written when they change, not with every change of the order.
 */
export const orderSearch = pgTable('order_search', {
	orderId: bigint('order_id', { mode: 'number' })
		.primaryKey()
		.references(() => orders.id),
	searched: text().notNull()
});

/** Every payment that was entered at the gateway for an order, oldest first; the last is current. */
export const gatewayOrder = pgTable(
	'gateway_order',
	{
		gatewayShopId: text('gateway_shop_id').notNull(),
		gatewayOrderId: text('gateway_order_id').notNull(),
		orderId: bigint('order_id', { mode: 'number' })
			.notNull()
			.references(() => orders.id),
		position: integer().notNull(),
		/** AccessID and AccessPass as JSON, encrypted under SECRET_KEY; null until an inquiry gave them. */
		access: sealed(),
		/** Set once it is no longer the order's current payment: replaced by the shop, or detached here. */
		supersededAt: instant('superseded_at'),
		/** Of a superseded payment, whose state the order's row no longer holds. */
		state: text(),
		stateRaw: text('state_raw'),
		confirmedAt: instant('confirmed_at'),
		/** When the desk looks at a superseded payment next: one that comes to life is paid twice. */
		inquireAt: instant('inquire_at'),
		inquireNode: text('inquire_node')
	},
	(t) => [
		index('gateway_order_due')
			.on(t.inquireAt)
			.where(sql`${t.inquireAt} is not null`),
		uniqueIndex('gateway_order_key').on(t.gatewayShopId, t.gatewayOrderId),
		index('gateway_order_of').on(t.orderId, t.position)
	]
);
