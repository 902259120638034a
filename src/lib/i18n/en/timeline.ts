import type { Text } from '../text.ts';

export const timeline: Text['timeline'] = {
	actor: { shop: 'Shop', gateway: 'Gateway', desk: 'Desk', person: 'Person' },
	phase: {
		requested: (action) => `${action} sent`,
		succeeded: (action) => `${action}: done`,
		failed: (action) => `${action}: failed`,
		unknown: (action) => `${action}: outcome unknown`,
		'not-executed': (action) => `${action}: was not executed`,
		recorded: (action) => `${action}: recorded on the desk`
	},
	event: {
		'order:received': 'Order received',
		'order:assigned': 'Assignee changed',
		'note:written': 'Note written',
		'note:withdrawn': 'Note withdrawn',
		'order:updated': 'Order updated',
		'changeAmount:recorded': 'Amount changed, unsent',
		'changeContent:recorded': 'Content changed, unsent',
		'discardChange:recorded': 'Unsent change discarded',
		'sendThenCapture:sent': 'Change sent, capture to follow',
		'recordExpiry:recorded': 'Expiry read at the console recorded',
		'deliver:recorded': 'Marked as delivered',
		'return:recorded': 'Marked as returned',
		'changePaymentMethod:recorded': 'Payment detached',
		'old-payment:moved': 'An earlier payment moved',
		'payment:moved': 'Payment moved',
		'payment:confirmed': 'Payment confirmed',
		'amount:moved': 'Amount moved at the gateway',
		'anomaly:found': 'Answer not understood',
		'anomaly:cleared': 'Answers understood again',
		'inquiry:repeated': 'Inquiry repeated',
		'task:opened': 'Work item opened',
		'task:taken': 'Work item taken',
		'task:handed-over': 'Work item handed over',
		'task:released': 'Work item given back',
		'task:closed': 'Work item done',
		'alert:raised': 'Alert',
		'alert:acknowledged': 'Alert acknowledged',
		'notification:received': 'Result notification received',
		'gateway:inquired': 'Gateway inquired',
		'gateway:asked': 'Sent to the gateway'
	},
	other: {
		audit: 'Order changed',
		message: 'Exchange with the gateway',
		notification: 'Result notification received'
	},
	stopped: 'Only the change was sent, no capture',
	lines: (count) => `${count} ${count === 1 ? 'line' : 'lines'}`,
	outcome: {
		answered: 'answered',
		refused: 'refused',
		no_answer: 'no answer',
		unreadable: 'not understood',
		not_sent: 'not sent'
	},
	verdict: {
		accepted: 'inquired and applied',
		repeated: 'repeated, nothing changed',
		unknown_order: 'no such order',
		foreign: 'not for this desk',
		unreadable: 'not understood',
		connectivity_test: 'connectivity test'
	},
	field: {
		paymentStatus: 'Status',
		gatewayState: 'Gateway',
		deliveryStatus: 'Delivery',
		amount: 'Amount',
		localAmount: 'Amount here',
		assigneeName: 'Assignee',
		taskOwner: 'Owner',
		slipNumber: 'Slip number',
		buyerName: 'Buyer',
		extensions: 'Extensions',
		expiryOverride: 'last day',
		gatewayOrderId: 'payment'
	},
	message: {
		size: (bytes) => `${bytes.toLocaleString('en-US')} bytes`,
		copy: 'Copy the message',
		copied: 'Copied',
		cut: 'A long message: only its first 4,096 bytes were kept.',
		empty: (count) => `${count} without a value`,
		noKey: '(no key)',
		pointOut: 'Point out the bytes',
		bytesOf: (title) => `${title}: bytes`,
		about: (gatewayOrderId) => `About payment ${gatewayOrderId}.`,
		masked: 'Passwords are starred out before a message is stored.',
		loading: 'Loading the message',
		failed: 'The message could not be loaded.'
	}
};
