import type { OrderFileText } from '../order-file.ts';

export const orderFile: OrderFileText = {
	fields: {
		deadline: 'Next deadline',
		number: 'Order number',
		buyer: 'Buyer',
		shop: 'Shop',
		system: 'Payment system',
		status: 'Payment status',
		delivery: 'Delivery',
		amount: 'Amount (yen)',
		confirmed: 'Last confirmed at the gateway',
		people: 'At work',
		kana: 'Reading',
		email: 'E-mail',
		gatewayId: 'Transaction at the gateway',
		slip: 'Slip number',
		ordered: 'Ordered',
		captured: 'Captured',
		assignee: 'Assignee',
		tasks: 'Open work items',
		notes: 'Notes',
		gatewayState: 'State at the gateway',
		gatewayAmount: 'Amount at the gateway (yen)',
		unsent: 'Unsent change',
		authorized: 'Authorized',
		delivered: 'Delivered',
		updated: 'Last updated',
		carrier: 'Carrier',
		statusCode: 'Payment status (code)',
		gatewayStateCode: 'State at the gateway (code)',
		deliveryCode: 'Delivery (code)',
		systemCode: 'Payment system (code)'
	},
	unsent: 'unsent'
};
