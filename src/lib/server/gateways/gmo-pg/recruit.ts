import {
	isRecruitPayType,
	recruitStatusTable,
	RECRUIT_PAY_TYPE
} from '../../../contract/gateway-codes.ts';
import { parseGatewayTime } from '../../../domain/calendar.ts';
import type {
	Access,
	ChangeReceipt,
	ExchangeResult,
	ExtensionReceipt,
	PaymentGateway,
	PaymentReference,
	Reading,
	Receipt
} from '../gateway.ts';
import { onlyRow, type AnswerFields, type Row } from './answer.ts';
import type { Post } from './post.ts';

/** Recruit Kantan Shiharai over GMO-PG: RecruitSales, -Cancel, -Change, -UpdateAuth, SearchTradeMulti. */
export function createRecruitGateway(post: Post): PaymentGateway {
	const act = (api: 'RecruitSales' | 'RecruitCancel') => (payment: PaymentReference) =>
		post<Receipt>(payment.endpoint, api, tradeFields(payment), (fields) =>
			readReceipt(fields, payment)
		);
	return {
		change: (payment, amount) =>
			post<ChangeReceipt>(
				payment.endpoint,
				'RecruitChange',
				// The total stands in Amount alone: the split of goods and shipping is the shop's affair.
				{ ...tradeFields(payment), Amount: String(amount), Tax: '0' },
				(fields) => readChange(fields, payment)
			),
		extend: (payment) =>
			post<ExtensionReceipt>(
				payment.endpoint,
				'RecruitUpdateAuth',
				tradeFields(payment),
				(fields) => readExtension(fields, payment)
			),
		capture: act('RecruitSales'),
		cancel: act('RecruitCancel'),
		inquire: (payment) =>
			post<Reading>(
				payment.endpoint,
				'SearchTradeMulti',
				{
					...shopFields(payment),
					OrderID: payment.gatewayOrderId,
					PayType: RECRUIT_PAY_TYPE.request
				},
				(fields) => readReading(fields, payment)
			)
	};
}

/** What every operation on a transaction names. */
function tradeFields(payment: PaymentReference): Record<string, string> {
	const { access, gatewayOrderId } = payment;
	return { ...shopFields(payment), ...accessFields(access), OrderID: gatewayOrderId };
}

function shopFields(payment: PaymentReference): Record<string, string> {
	return { ShopID: payment.gatewayShopId, ShopPass: payment.shopPass };
}

function accessFields(access: Access | null): Record<string, string> {
	return { AccessID: access?.accessId ?? '', AccessPass: access?.accessPass ?? '' };
}

/** What every answer to an operation must name: RecruitSales the AccessID, the others the OrderID. */
const NAMES = ['OrderID', 'AccessID', 'Status'] as const;

/** An OK that names no payment is nobody's, one that names another is not ours. */
function readReceipt(fields: AnswerFields, payment: PaymentReference): ExchangeResult<Receipt> {
	const row = onlyRow(fields, NAMES);
	const raw = row && statusOf(row);
	if (row === null || raw === null) return INCOMPLETE;
	const isNamed = row('OrderID') !== null || (row('AccessID') !== null && payment.access !== null);
	if (!isNamed) return INCOMPLETE;
	if (!namesThisPayment(row, payment)) return FOREIGN;
	return { kind: 'answered', value: { state: stateOf(raw, payment), raw } };
}

/** Keys behind the amounts: an answer that was cut off in the middle of a figure lacks them. */
const BEHIND_AMOUNTS = ['RcUsePoint', 'RcUseCoupon', 'RcUseShopCoupon'] as const;

/** Amount and Tax are the new totals, not a difference. */
function readChange(
	fields: AnswerFields,
	payment: PaymentReference
): ExchangeResult<ChangeReceipt> {
	const receipt = readReceipt(fields, payment);
	if (receipt.kind !== 'answered') return receipt;
	const row = onlyRow(fields, [...NAMES, 'Amount', 'Tax']);
	const amount = row && totalOf(row);
	return amount === null || !hasKeys(fields, BEHIND_AMOUNTS)
		? INCOMPLETE
		: { kind: 'answered', value: { ...receipt.value, amount } };
}

/** RcUpdateAuthDay tells when the extension was carried out, not what it led to. */
function readExtension(
	fields: AnswerFields,
	payment: PaymentReference
): ExchangeResult<ExtensionReceipt> {
	const receipt = readReceipt(fields, payment);
	if (receipt.kind !== 'answered') return receipt;
	const extendedOn = onlyRow(fields, [...NAMES, 'RcUpdateAuthDay'])?.('RcUpdateAuthDay') ?? null;
	return extendedOn === null || parseGatewayTime(extendedOn) === null
		? INCOMPLETE
		: { kind: 'answered', value: { ...receipt.value, extendedOn } };
}

const READ_KEYS = [
	...['OrderID', 'AccessID', 'AccessPass', 'Status', 'JobCd', 'ProcessDate', 'Amount', 'Tax'],
	...['PayType', 'RcOrderTime', 'RcUpdateAuthDay']
];

/**
 * Keys that stand behind all that we read, present even when empty. An answer that was cut off may
 * end in the middle of an amount; without its last keys nothing of it is believed.
 */
const LAST_KEYS = ['Tax', 'PayType', 'RcOrderTime', 'RcUpdateAuthDay'] as const;

function readReading(fields: AnswerFields, payment: PaymentReference): ExchangeResult<Reading> {
	const row = hasKeys(fields, LAST_KEYS) ? onlyRow(fields, READ_KEYS) : null;
	if (row === null) return INCOMPLETE;
	const raw = statusOf(row);
	const access = accessOf(row);
	const amount = totalOf(row);
	const processedAt = instant(row, 'ProcessDate');
	const orderedAt = instant(row, 'RcOrderTime');
	const extendedAt = instant(row, 'RcUpdateAuthDay');
	const isWhole = typeof processedAt === 'number' && orderedAt !== 'unreadable';
	if (!isWhole || extendedAt === 'unreadable' || !raw || !access || amount === null) {
		return INCOMPLETE;
	}
	if (!namesThisPayment(row, payment) || !isRecruitPayType(row('PayType') ?? '')) return FOREIGN;
	return {
		kind: 'answered',
		value: {
			state: stateOf(raw, payment),
			raw,
			processedAt,
			amount,
			orderedAt,
			extendedOn: row('RcUpdateAuthDay'),
			immediate: row('JobCd') === 'CAPTURE',
			access
		}
	};
}

const INCOMPLETE = { kind: 'unreadable', reason: 'ANSWER_INCOMPLETE' } as const;
const FOREIGN = { kind: 'unreadable', reason: 'ANSWER_FOR_ANOTHER_PAYMENT' } as const;

function hasKeys(fields: AnswerFields, keys: readonly string[]): boolean {
	return keys.every((key) => fields.has(key.toLowerCase()));
}

/** An answer that names another order or another access id is not about this payment. */
function namesThisPayment(row: Row, payment: PaymentReference): boolean {
	const orderId = row('OrderID');
	const accessId = row('AccessID');
	return (
		(orderId === null || orderId === payment.gatewayOrderId) &&
		(accessId === null || payment.access === null || accessId === payment.access.accessId)
	);
}

/** The word as it stands, at most the wire's 15 characters; one that we do not know is still a word. */
function statusOf(row: Row): string | null {
	const raw = row('Status');
	return raw !== null && /^[\x21-\x7e]{1,15}$/.test(raw) ? raw : null;
}

function stateOf(raw: string, payment: PaymentReference): string | null {
	return recruitStatusTable(payment.wireStatus).toState(raw) ?? null;
}

/** The pair of handles, 32 hexadecimal digits each. A damaged one would spoil every later call. */
function accessOf(row: Row): Access | null {
	const [accessId, accessPass] = [row('AccessID'), row('AccessPass')];
	const isHandle = (text: string | null) => text !== null && /^[0-9a-f]{32}$/i.test(text);
	return accessId !== null && accessPass !== null && isHandle(accessId) && isHandle(accessPass)
		? { accessId, accessPass }
		: null;
}

/** The most that a Recruit transaction can come to, yen [A7]. */
const HIGHEST_TOTAL = 9_999_999;

/** Amount and Tax together, yen; null where it is no total that a transaction can have. */
function totalOf(row: Row): number | null {
	const [amount, tax] = [yen(row('Amount')), yen(row('Tax'))];
	const total = amount === null || tax === null ? null : amount + tax;
	return total === null || total > HIGHEST_TOTAL ? null : total;
}

function yen(text: string | null): number | null {
	return text !== null && /^(0|[1-9]\d{0,6})$/.test(text) ? Number(text) : null;
}

/** Epoch ms; null where the key is empty. */
function instant(row: Row, key: string): number | null | 'unreadable' {
	const text = row(key);
	return text === null ? null : (parseGatewayTime(text) ?? 'unreadable');
}
