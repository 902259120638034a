import { wireDate } from '../calendar.ts';
import { accessId, accessPass, orderId, shopId, shopPass } from '../wire/fields.ts';
import { refused, type OperationApi } from './api.ts';
import { extendedExpiry } from './validity.ts';

/**
 * オーソリ期限延長: moves the expiry by the contract's days. The answer tells when it was done, not
 * the new expiry. An extension that would move nothing is refused (the code is our assumption).
 */
export const recruitUpdateAuth: OperationApi = {
	kind: 'operation',
	name: 'RecruitUpdateAuth',
	fields: [shopId, shopPass, accessId, accessPass, orderId],
	execute({ transaction, now, status, cardRefuses }) {
		const { expiresAt, execution, means, terms } = transaction;
		if (transaction.state === 'AUTO_CANCELLED') return refused('M01060010');
		if (transaction.state !== 'AUTH' || expiresAt === null || execution === null) {
			return refused('M01054004');
		}
		if (!terms.extensionEnabled) return refused('E61030001');
		const extended = extendedExpiry(expiresAt, execution.at, terms);
		if (extended <= expiresAt) return refused('RC1000109');
		if (cardRefuses && !means.pointsOnly) return refused('RC1000112');
		return {
			answer: [
				['OrderID', transaction.orderId],
				['Status', status.toWire('AUTH')],
				['RcUpdateAuthDay', wireDate(now)]
			],
			next: { ...transaction, expiresAt: extended, extendedAt: now, processedAt: now },
			effect: 'EXTEND'
		};
	}
};
