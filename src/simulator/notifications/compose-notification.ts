import {
	CONNECTIVITY_TEST,
	RECRUIT_PAY_TYPE,
	type RecruitStatusTable
} from '../../lib/contract/gateway-codes.ts';
import { wireDate } from '../calendar.ts';
import { fractionOf } from '../randomness.ts';
import type { Transaction } from '../recruit/transaction.ts';
import { encodeForm } from '../wire/windows-31j.ts';

type FieldList = Array<[name: string, value: string]>;

/** Which of its two spellings the PayType of a notification takes. */
export type PayTypeSpelling = 'number' | 'letter' | 'mixed';

const MASKED_SHOP_PASS = '*'.repeat(10);
const MASKED_ACCESS_PASS = '*'.repeat(32);

function payTypeOf(transaction: Transaction, spelling: PayTypeSpelling): string {
	const [number, letter] = RECRUIT_PAY_TYPE.notification;
	if (spelling === 'number') return number;
	if (spelling === 'letter') return letter;
	return fractionOf('PayType', transaction.shopId, transaction.orderId) < 0.5 ? number : letter;
}

/** The fields of a result notification, in their order. Passwords are masked; nothing is signed. */
export function notificationFields(
	transaction: Transaction,
	status: RecruitStatusTable,
	spelling: PayTypeSpelling
): FieldList {
	const { execution, means, charge } = transaction;
	const errInfo = transaction.failure ?? '';
	return [
		['ShopID', transaction.shopId],
		['ShopPass', MASKED_SHOP_PASS],
		['AccessID', transaction.accessId],
		['AccessPass', MASKED_ACCESS_PASS],
		['OrderID', transaction.orderId],
		['Status', status.toWire(transaction.state)],
		['JobCd', transaction.jobCd],
		['Amount', String(charge.amount)],
		['Tax', String(charge.tax)],
		['Currency', 'JPN'],
		['Forward', ''],
		['Method', ''],
		['PayTimes', ''],
		['TranID', ''],
		['Approve', ''],
		['TranDate', wireDate(transaction.processedAt)],
		['ErrCode', errInfo.slice(0, 3)],
		['ErrInfo', errInfo],
		['PayType', payTypeOf(transaction, spelling)],
		['RcOrderId', execution?.recruitOrderId ?? ''],
		['RcOrderTime', execution ? wireDate(execution.at) : ''],
		['RcUsePoint', String(means.pointsUsed)],
		['RcUseCoupon', String(means.coupon?.amount ?? 0)],
		['RcUseShopCoupon', String(means.shopCoupon)],
		['RcUpdateAuthDay', transaction.extendedAt === null ? '' : wireDate(transaction.extendedAt)]
	];
}

/** The gateway's test of the connection: to be answered `0` and otherwise ignored. */
export function connectivityTestFields(shopId: string): FieldList {
	return [
		['ShopID', shopId],
		['ShopPass', MASKED_SHOP_PASS],
		['AccessID', ''],
		['AccessPass', ''],
		['OrderID', ''],
		['Status', ''],
		['JobCd', ''],
		['Amount', ''],
		['Tax', ''],
		['Currency', ''],
		['Forward', ''],
		['Method', ''],
		['PayTimes', ''],
		['TranID', ''],
		['Approve', ''],
		['TranDate', ''],
		['ErrCode', CONNECTIVITY_TEST.slice(0, 3)],
		['ErrInfo', CONNECTIVITY_TEST],
		['PayType', '']
	];
}

/** The form body: ASCII, in which Japanese would stand as percent-encoded Windows-31J. */
export function encodeNotification(fields: Iterable<readonly [string, string]>): Buffer {
	return Buffer.from(encodeForm(fields), 'latin1');
}
