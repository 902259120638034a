import { recruitStatusTable, RECRUIT_PAY_TYPE } from '../../../contract/gateway-codes.ts';
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
import { fieldOf, type AnswerFields } from './answer.ts';
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

/** RecruitSales answers with the AccessID, RecruitCancel with the OrderID; both with the Status. */
function readReceipt(fields: AnswerFields, payment: PaymentReference): ExchangeResult<Receipt> {
	const raw = fieldOf(fields, 'Status');
	if (raw === null) return { kind: 'unreadable', reason: 'ANSWER_INCOMPLETE' };
	if (!namesThisPayment(fields, payment)) {
		return { kind: 'unreadable', reason: 'ANSWER_FOR_ANOTHER_PAYMENT' };
	}
	return { kind: 'answered', value: { state: stateOf(raw, payment), raw } };
}

/** Amount and Tax are the new totals, not a difference. */
function readChange(
	fields: AnswerFields,
	payment: PaymentReference
): ExchangeResult<ChangeReceipt> {
	const receipt = readReceipt(fields, payment);
	if (receipt.kind !== 'answered') return receipt;
	const amount = yen(fieldOf(fields, 'Amount'));
	const tax = yen(fieldOf(fields, 'Tax'));
	return amount === null || tax === null
		? { kind: 'unreadable', reason: 'ANSWER_INCOMPLETE' }
		: { kind: 'answered', value: { ...receipt.value, amount: amount + tax } };
}

/** RcUpdateAuthDay tells when the extension was carried out, not what it led to. */
function readExtension(
	fields: AnswerFields,
	payment: PaymentReference
): ExchangeResult<ExtensionReceipt> {
	const receipt = readReceipt(fields, payment);
	if (receipt.kind !== 'answered') return receipt;
	const extendedOn = fieldOf(fields, 'RcUpdateAuthDay');
	return extendedOn === null
		? { kind: 'unreadable', reason: 'ANSWER_INCOMPLETE' }
		: { kind: 'answered', value: { ...receipt.value, extendedOn } };
}

/**
 * Keys that stand behind all that we read, present even when empty. An answer that was cut off may
 * end in the middle of an amount; without its last keys nothing of it is believed.
 */
const LAST_KEYS = ['Tax', 'PayType', 'RcOrderTime', 'RcUpdateAuthDay'] as const;

function readReading(fields: AnswerFields, payment: PaymentReference): ExchangeResult<Reading> {
	const raw = fieldOf(fields, 'Status');
	const accessId = fieldOf(fields, 'AccessID');
	const accessPass = fieldOf(fields, 'AccessPass');
	const amount = yen(fieldOf(fields, 'Amount'));
	const tax = yen(fieldOf(fields, 'Tax') ?? '0');
	const isWhole = LAST_KEYS.every((key) => fields.has(key.toLowerCase()));
	const processedAt = instant(fields, 'ProcessDate');
	const orderedAt = instant(fields, 'RcOrderTime');
	const isComplete = isWhole && processedAt !== 'unreadable' && orderedAt !== 'unreadable';
	if (!isComplete || !raw || !accessId || !accessPass || amount === null || tax === null) {
		return { kind: 'unreadable', reason: 'ANSWER_INCOMPLETE' };
	}
	if (!namesThisPayment(fields, payment)) {
		return { kind: 'unreadable', reason: 'ANSWER_FOR_ANOTHER_PAYMENT' };
	}
	return {
		kind: 'answered',
		value: {
			state: stateOf(raw, payment),
			raw,
			processedAt,
			amount: amount + tax,
			orderedAt,
			extendedOn: fieldOf(fields, 'RcUpdateAuthDay'),
			immediate: fieldOf(fields, 'JobCd') === 'CAPTURE',
			access: { accessId, accessPass }
		}
	};
}

/** An answer that names another order or another access id is not about this payment. */
function namesThisPayment(fields: AnswerFields, payment: PaymentReference): boolean {
	const orderId = fieldOf(fields, 'OrderID');
	const accessId = fieldOf(fields, 'AccessID');
	return (
		(orderId === null || orderId === payment.gatewayOrderId) &&
		(accessId === null || payment.access === null || accessId === payment.access.accessId)
	);
}

function stateOf(raw: string, payment: PaymentReference): string | null {
	return recruitStatusTable(payment.wireStatus).toState(raw) ?? null;
}

function yen(text: string | null): number | null {
	return text !== null && /^\d{1,8}$/.test(text) ? Number(text) : null;
}

/** Epoch ms; null where the key is empty. */
function instant(fields: AnswerFields, key: string): number | null | 'unreadable' {
	const text = fieldOf(fields, key);
	return text === null ? null : (parseGatewayTime(text) ?? 'unreadable');
}
