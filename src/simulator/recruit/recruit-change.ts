import { endOfFollowingMonth } from '../calendar.ts';
import { accessId, accessPass, amount, orderId, shopId, shopPass, tax } from '../wire/fields.ts';
import { refused, yen, type OperationApi, type Outcome, type TradeCall } from './api.ts';
import { isInRange } from './amount-range.ts';
import { totalOf, type BuyerMeans, type Charge, type Transaction } from './transaction.ts';
import { changeOpensAt } from './validity.ts';

/** A total below the coupon's threshold makes Recruit withdraw the coupon [001 §4-5]. */
function meansAfter(means: BuyerMeans, charge: Charge): BuyerMeans {
	const withdrawn = means.coupon !== null && totalOf(charge) < means.coupon.threshold;
	return withdrawn ? { ...means, coupon: null } : means;
}

function answered(call: TradeCall, next: Transaction, charge: Charge, isFinal: boolean): Outcome {
	return {
		answer: [
			['OrderID', next.orderId],
			['Status', call.status.toWire(next.state)],
			['Amount', String(charge.amount)],
			['Tax', String(charge.tax)],
			['RcUsePoint', String(next.means.pointsUsed)],
			['RcUseCoupon', String(next.means.coupon?.amount ?? 0)],
			['RcUseShopCoupon', String(next.means.shopCoupon)]
		],
		next,
		...(isFinal ? { effect: 'CHANGE' as const } : {})
	};
}

/** 仮売上: up or down, at once. The expiry stays where it is: the safe side of [001 §4-2]. */
function changeAuthorized(call: TradeCall, charge: Charge): Outcome {
	const { transaction, now } = call;
	const rises = totalOf(charge) > totalOf(transaction.charge);
	if (rises && transaction.means.pointsOnly) return refused('RC1000111');
	if (call.cardRefuses && !transaction.means.pointsOnly) return refused('RC1000112');
	const means = meansAfter(transaction.means, charge);
	return answered(call, { ...transaction, charge, means, processedAt: now }, charge, true);
}

/** Captured: down only, in its window, and 返品 until it is final. */
function changeCaptured(call: TradeCall, charge: Charge): Outcome {
	const { transaction, now, confirmationMs } = call;
	const capturedAt = transaction.capturedAt ?? 0;
	if (now < changeOpensAt(capturedAt)) return refused('RC1000109');
	if (now >= endOfFollowingMonth(capturedAt)) return refused('RC1000110');
	const difference = totalOf(charge) - totalOf(transaction.charge);
	if (difference > 0) return refused(transaction.means.pointsOnly ? 'RC1000111' : 'RC1000110');
	if (difference === 0) return refused('RC1000101');
	const next: Transaction = {
		...transaction,
		state: 'RETURN',
		means: meansAfter(transaction.means, charge),
		pendingCharge: charge,
		finalAt: now + confirmationMs,
		processedAt: now
	};
	return answered(call, next, charge, false);
}

/** 金額変更: Amount and Tax are the new totals, not a difference. */
export const recruitChange: OperationApi = {
	kind: 'operation',
	name: 'RecruitChange',
	fields: [shopId, shopPass, accessId, accessPass, orderId, amount, tax],
	execute(call) {
		const charge = { amount: yen(call.values, 'Amount'), tax: yen(call.values, 'Tax') };
		if (!isInRange(charge)) return refused('M01005011');
		switch (call.transaction.state) {
			case 'AUTH':
				return changeAuthorized(call, charge);
			case 'SALES':
			case 'CAPTURE':
				return changeCaptured(call, charge);
			case 'AUTO_CANCELLED':
				return refused('M01060010');
			default:
				return refused('M01054004');
		}
	}
};
