import { recruitStatusTable, RECRUIT_PAY_TYPE } from '../../../contract/gateway-codes.ts';
import { parseGatewayTime } from '../../../domain/calendar.ts';
import type {
	Access,
	ExchangeResult,
	PaymentGateway,
	PaymentReference,
	Reading,
	Receipt
} from '../gateway.ts';
import { fieldOf, type AnswerFields } from './answer.ts';
import type { Post } from './post.ts';

/** Recruit Kantan Shiharai over GMO-PG: RecruitSales, RecruitCancel, SearchTradeMulti. */
export function createRecruitGateway(post: Post): PaymentGateway {
	const act = (api: 'RecruitSales' | 'RecruitCancel') => (payment: PaymentReference) =>
		post<Receipt>(
			payment.endpoint,
			api,
			{ ...shopFields(payment), ...accessFields(payment.access), OrderID: payment.gatewayOrderId },
			(fields) => readReceipt(fields, payment)
		);
	return {
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
			extended: fieldOf(fields, 'RcUpdateAuthDay') !== null,
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
