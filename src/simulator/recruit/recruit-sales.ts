import { accessId, accessPass, orderId, shopId, shopPass } from '../wire/fields.ts';
import { refused, type OperationApi } from './api.ts';

/**
 * 実売上. The wire carries no amount: what the gateway holds is what it charges. A second request
 * finds the transaction captured and is refused, unless the fault `captureTwice` is on.
 */
export const recruitSales: OperationApi = {
	kind: 'operation',
	name: 'RecruitSales',
	fields: [shopId, shopPass, accessId, accessPass, orderId],
	execute({ transaction, now, status, capturesAgain }) {
		if (transaction.state === 'AUTO_CANCELLED') return refused('M01060010');
		const repeats = capturesAgain && transaction.state === 'SALES';
		if (transaction.state !== 'AUTH' && !repeats) return refused('M01054004');
		return {
			answer: [
				['AccessID', transaction.accessId],
				['Status', status.toWire('SALES')]
			],
			next: {
				...transaction,
				state: 'SALES',
				processedAt: now,
				capturedAt: now,
				capturedAs: 'SALES'
			},
			effect: 'CAPTURE'
		};
	}
};
