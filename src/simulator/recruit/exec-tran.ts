import { base64Of, digitsOf } from '../randomness.ts';
import {
	accessId,
	accessPass,
	clientFields,
	itemName,
	LONGEST_PAYMENT_TERM_SECONDS,
	orderId,
	paymentTermSec,
	retUrl,
	shopId,
	shopPass
} from '../wire/fields.ts';
import { refused, type OperationApi } from './api.ts';

/** 決済実行: asks Recruit for the authentication and starts the buyer's time limit. */
export const execTran: OperationApi = {
	kind: 'operation',
	name: 'ExecTranRecruit',
	fields: [
		shopId,
		shopPass,
		accessId,
		accessPass,
		orderId,
		...clientFields,
		retUrl,
		itemName,
		paymentTermSec
	],
	execute({ values, transaction, now, seed, baseUrl }) {
		if (transaction.state !== 'UNPROCESSED') return refused('M01004014');
		const seconds = Number(values.get('PaymentTermSec') || LONGEST_PAYMENT_TERM_SECONDS);
		const token = base64Of(seed, 'Token', transaction.shopId, transaction.orderId);
		return {
			answer: [
				['AccessID', transaction.accessId],
				['Token', token],
				['StartURL', `${baseUrl}/payment/RecruitStart.idPass`]
			],
			next: {
				...transaction,
				state: 'REQSUCCESS',
				processedAt: now,
				execution: {
					at: now,
					token,
					recruitOrderId: digitsOf(15, seed, 'RcOrderId', transaction.shopId, transaction.orderId),
					itemName: values.get('ItemName') ?? '',
					retUrl: values.get('RetURL') ?? '',
					clientFields: [
						values.get('ClientField1') ?? '',
						values.get('ClientField2') ?? '',
						values.get('ClientField3') ?? ''
					],
					limitAt: now + seconds * 1000
				}
			}
		};
	}
};
