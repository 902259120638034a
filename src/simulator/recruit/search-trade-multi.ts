import { RECRUIT_PAY_TYPE } from '../../lib/contract/gateway-codes.ts';
import { wireDate } from '../calendar.ts';
import { hexOf } from '../randomness.ts';
import { orderId, payType, shopId, shopPass } from '../wire/fields.ts';
import { refused, type InquiryApi } from './api.ts';

/** Keys of other payment methods, empty here, in the recorded order of the gateway's answers. */
const KEYS_BEFORE_CLIENT_FIELDS = [
	'SiteID',
	'MemberID',
	'CardNo',
	'Expire',
	'Method',
	'PayTimes',
	'Forward',
	'TranID',
	'Approve'
];
const KEYS_OF_OTHER_METHODS = [
	'CvsCode',
	'CvsConfNo',
	'CvsReceiptNo',
	'EdyReceiptNo',
	'EdyOrderNo',
	'SuicaOrderNo',
	'SuicaReceiptNo',
	'CustID',
	'BkCode',
	'ConfNo',
	'EncryptReceiptNo',
	'PaymentTerm',
	'WebMoneyManagementNo',
	'WebMoneySettleCode',
	'AuPayInfoNo',
	'AuPayMethod',
	'AuCancelAmount',
	'AuCancelTax',
	'DocomoSettlementCode',
	'DocomoCancelAmount',
	'DocomoCancelTax',
	'SbTrackingId',
	'SbCancelAmount',
	'SbCancelTax'
];

function empty(names: readonly string[]): Array<[string, string]> {
	return names.map((name) => [name, '']);
}

/** 取引照会. It returns AccessPass, so an answer is a secret. It never returns the expiry. */
export const searchTradeMulti: InquiryApi = {
	kind: 'inquiry',
	name: 'SearchTradeMulti',
	fields: [shopId, shopPass, orderId, payType],
	execute({ values, transaction, status, seed }) {
		if (values.get('PayType') !== RECRUIT_PAY_TYPE.request) return refused('M01004002');
		const { execution, means } = transaction;
		const [field1, field2, field3] = execution?.clientFields ?? ['', '', ''];
		const customer = hexOf(64, seed, 'RcCustomerId', transaction.shopId, transaction.orderId);
		return {
			answer: [
				['Status', status.toWire(transaction.state)],
				['ProcessDate', wireDate(transaction.processedAt)],
				['JobCd', transaction.jobCd],
				['AccessID', transaction.accessId],
				['AccessPass', transaction.accessPass],
				['ItemCode', ''],
				['Amount', String(transaction.charge.amount)],
				['Tax', String(transaction.charge.tax)],
				...empty(KEYS_BEFORE_CLIENT_FIELDS),
				['ClientField1', field1],
				['ClientField2', field2],
				['ClientField3', field3],
				['PayType', RECRUIT_PAY_TYPE.request],
				...empty(KEYS_OF_OTHER_METHODS),
				['Currency', 'JPN'],
				['RcOrderId', execution?.recruitOrderId ?? ''],
				['RcCustomerId', transaction.authorizedAt === null ? '' : customer],
				['RcOrderTime', execution ? wireDate(execution.at) : ''],
				['RcUsePoint', String(means.pointsUsed)],
				['RcUseCoupon', String(means.coupon?.amount ?? 0)],
				['RcUseShopCoupon', String(means.shopCoupon)],
				['RcUpdateAuthDay', transaction.extendedAt === null ? '' : wireDate(transaction.extendedAt)]
			]
		};
	}
};
