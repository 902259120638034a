import { z } from 'zod';
import { parseInstant } from '../domain/calendar.ts';
import { isOrderNumber, isShopCode } from './order-name.ts';
import { CARRIERS, DELIVERY_STATUSES, PAYMENT_SYSTEMS } from '../domain/orders/vocabulary.ts';

/** `POST /api/v1/orders`: how a shop's system puts orders on the desk. */

export const MAX_ORDERS_PER_REQUEST = 500;

const yen = z.int().min(0).max(99_999_999);
/** Text that a database can keep: no NUL, no half of a surrogate pair. */
export const keepable = z.string().refine((text) => !text.includes('\0') && text.isWellFormed());
const text = (max: number) => keepable.trim().min(1).max(max);
const optionalText = (max: number) => keepable.trim().max(max).nullable().default(null);
/** ISO with offset → epoch ms. */
const instant = z.string().transform((value, context) => {
	const parsed = parseInstant(value);
	if (parsed === null) context.addIssue({ code: 'custom', message: 'not an instant' });
	return parsed ?? z.NEVER;
});

const payment = z.strictObject({
	gatewayShopId: z.string().regex(/^[A-Za-z0-9]{1,13}$/),
	gatewayOrderIds: z
		.array(z.string().regex(/^[A-Za-z0-9-]{1,27}$/))
		.min(1)
		.max(50)
		.refine((ids) => new Set(ids).size === ids.length, 'repeated'),
	paymentId: optionalText(32),
	carrier: z.enum(CARRIERS).nullable().default(null),
	subscriptionId: z
		.string()
		.regex(/^TK[A-Za-z0-9-]{1,30}$/)
		.nullable()
		.default(null),
	/** Absent: as the shop's contract has it. */
	immediate: z.boolean().nullable().default(null),
	reservation: z.boolean().default(false),
	pointsUsed: yen.default(0),
	pointsOnly: z.boolean().default(false),
	coupon: z
		.strictObject({ name: text(200), amount: yen, threshold: yen })
		.nullable()
		.default(null)
});

export const line = z.strictObject({
	sku: text(64),
	name: text(200),
	unitPrice: yen,
	quantity: z.int().min(1).max(9_999),
	taxRate: z.number().min(0).max(100)
});

const destination = z.strictObject({
	name: text(100),
	postalCode: keepable.trim().max(16),
	address: keepable.trim().max(300),
	lines: z.array(z.int().min(0)).max(500)
});

export const incomingOrder = z.strictObject({
	shop: z.string().refine(isShopCode),
	orderNumber: z.string().refine(isOrderNumber),
	updatedAt: instant,
	orderedAt: instant,
	system: z.enum(PAYMENT_SYSTEMS),
	payment,
	amounts: z.strictObject({
		goods: yen,
		shipping: yen,
		tax: yen,
		fee: yen,
		discount: yen,
		total: z.int().min(1).max(9_999_999)
	}),
	lines: z.array(line).max(500),
	destinations: z.array(destination).max(100),
	buyer: z.strictObject({
		name: text(100),
		kana: optionalText(100),
		email: optionalText(254),
		phone: optionalText(32)
	}),
	deliveryStatus: z.enum(DELIVERY_STATUSES).default('unprocessed'),
	slipNumber: optionalText(64),
	note: optionalText(2_000)
});

export type IncomingOrder = z.infer<typeof incomingOrder>;

/** One order's own result, also where others of the same request failed. */
export type IntakeResult =
	| { shop: string; orderNumber: string; version: number; result: IntakeVerdict }
	| {
			shop: string | null;
			orderNumber: string | null;
			error: { code: string; message: { ja: string; en: string }; field: string | null };
	  };

export type IntakeVerdict = 'created' | 'updated' | 'unchanged';
