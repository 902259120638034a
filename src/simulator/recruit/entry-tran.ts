import { hexOf } from '../randomness.ts';
import { amount, jobCd, orderId, shopId, shopPass, tax } from '../wire/fields.ts';
import { refused, yen, type EntryApi } from './api.ts';
import { isInRange } from './amount-range.ts';
import type { Transaction } from './transaction.ts';

/** 取引登録: makes the transaction and hands out its AccessID and AccessPass. */
export const entryTran: EntryApi = {
	kind: 'entry',
	name: 'EntryTranRecruit',
	fields: [shopId, shopPass, orderId, jobCd, amount, tax],
	execute({ values, shop, now, seed }) {
		const charge = { amount: yen(values, 'Amount'), tax: yen(values, 'Tax') };
		if (!isInRange(charge)) return refused('M01005011');
		const order = values.get('OrderID') ?? '';
		const transaction: Transaction = {
			shopId: shop.shopId,
			orderId: order,
			accessId: hexOf(32, seed, 'AccessID', shop.shopId, order),
			accessPass: hexOf(32, seed, 'AccessPass', shop.shopId, order),
			jobCd: values.get('JobCd') === 'CAPTURE' ? 'CAPTURE' : 'AUTH',
			charge,
			terms: shop.terms,
			state: 'UNPROCESSED',
			processedAt: now,
			enteredAt: now,
			execution: null,
			means: { pointsUsed: 0, pointsOnly: false, coupon: null, shopCoupon: 0 },
			authorizedAt: null,
			expiresAt: null,
			extendedAt: null,
			finalAt: null,
			captureWillFail: false,
			capturedAt: null,
			capturedAs: null,
			pendingCharge: null,
			failure: null
		};
		return {
			answer: [
				['OrderID', order],
				['AccessID', transaction.accessId],
				['AccessPass', transaction.accessPass]
			],
			next: transaction
		};
	}
};
