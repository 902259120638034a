import { endOfFollowingMonth } from '../calendar.ts';
import { accessId, accessPass, orderId, shopId, shopPass } from '../wire/fields.ts';
import { refused, type OperationApi } from './api.ts';
import type { Transaction } from './transaction.ts';

function whyNot(transaction: Transaction, now: number): string | undefined {
	switch (transaction.state) {
		case 'AUTH':
			return undefined;
		case 'AUTO_CANCELLED':
			return 'M01060010';
		case 'SALES':
		case 'CAPTURE':
			return now < endOfFollowingMonth(transaction.capturedAt ?? 0) ? undefined : 'M01057010';
		default:
			return 'M01054004';
	}
}

/** キャンセル: the whole transaction; after a capture until the end of the following month. */
export const recruitCancel: OperationApi = {
	kind: 'operation',
	name: 'RecruitCancel',
	fields: [shopId, shopPass, accessId, accessPass, orderId],
	execute({ transaction, now, status }) {
		const reason = whyNot(transaction, now);
		if (reason) return refused(reason);
		return {
			answer: [
				['OrderID', transaction.orderId],
				['Status', status.toWire('CANCEL')]
			],
			next: { ...transaction, state: 'CANCEL', processedAt: now },
			effect: 'CANCEL'
		};
	}
};
