import type { Text } from '../text.ts';

export const words: Text['words'] = {
	paymentStatus: {
		needs_review: 'Needs review',
		authorized: 'Authorized',
		capture_accepted: 'Sale accepted',
		completed: 'Completed',
		cancelled: 'Cancelled',
		capture_failed: 'Capture failed',
		payment_failed: 'Payment failed',
		authorization_expired: 'Authorization expired',
		awaiting_delivery: 'Awaiting delivery',
		reported: 'Reported'
	},
	outcomeUnknown: 'Outcome unknown',
	gatewayState: {
		recruit: {
			UNPROCESSED: 'Unprocessed',
			REQSUCCESS: 'Requested',
			AUTHPROCESS: 'Authenticating',
			AUTH: 'Authorized',
			SALES: 'Captured',
			CAPTURE_ACCEPTED: 'Sale accepted',
			CAPTURE: 'Immediate sale',
			AUTO_CANCELLED: 'Auto-cancelled',
			CANCEL: 'Cancelled',
			RETURN: 'Change pending',
			PAYFAIL: 'Payment failed',
			EXPIRED: 'Expired'
		},
		'sgp-card': {
			UNPROCESSED: 'Unprocessed',
			AUTHENTICATED: 'Unprocessed (3-D Secure)',
			CHECK: 'Validity check',
			AUTH: 'Authorized',
			SALES: 'Captured',
			CAPTURE: 'Immediate sale',
			VOID: 'Voided',
			RETURN: 'Refunded',
			RETURNX: 'Refunded in a later month'
		},
		'subscription-card': {
			PENDING: 'Awaiting delivery',
			DELIVERED: 'Ready for report',
			SENT: 'Sales data sent',
			REGISTERED: 'Registered',
			REPORTED: 'Reported',
			FAILED: 'Report failed',
			CANCELLED: 'Cancelled'
		},
		'paygent-credit': {
			AUTH_OK: 'Auth OK',
			CAPTURED: 'Captured',
			CORRECTED: 'Corrected capture',
			AUTH_CANCELLED: 'Auth cancelled',
			CAPTURE_CANCELLED: 'Capture cancelled',
			CAPTURED_FINAL: 'Captured (final)',
			AUTH_EXPIRED: 'Auth expired',
			FAILED: 'Failed'
		},
		'paygent-carrier': {
			AUTH_OK: 'Auth OK',
			AUTH_COMPLETE: 'Auth complete',
			CLEARING: 'Clearing',
			CLEARED: 'Cleared',
			CANCELLED: 'Cancelled',
			AUTH_EXPIRED: 'Auth expired',
			FAILED: 'Failed'
		}
	},
	deliveryStatus: { unprocessed: 'Unprocessed', delivered: 'Delivered', returned: 'Returned' },
	system: {
		recruit: 'Recruit Kantan Shiharai',
		'sgp-card': 'SGP card',
		'subscription-card': 'Subscription card',
		'paygent-credit': 'Paygent card',
		'paygent-carrier': 'Paygent carrier billing'
	},
	systemShort: {
		recruit: 'Recruit',
		'sgp-card': 'SGP',
		'subscription-card': 'Subscr.',
		'paygent-credit': 'Paygent',
		'paygent-carrier': 'Carrier'
	},
	carrier: { docomo: 'docomo', au: 'au', softbank: 'SoftBank' },
	gateway: {
		recruit: 'GMO-PG',
		'sgp-card': 'SMBC GMO PAYMENT',
		'subscription-card': 'SMBC GMO PAYMENT',
		'paygent-credit': 'Paygent',
		'paygent-carrier': 'Paygent'
	},
	action: {
		capture: 'Capture',
		cancel: 'Cancel order',
		changeAmount: 'Change amount',
		correctedCapture: 'Corrected capture',
		changeContent: 'Change content',
		sendChange: 'Send change',
		extend: 'Extend',
		deliver: 'Mark delivered',
		return: 'Mark returned',
		changePaymentMethod: 'Change payment method',
		inquire: 'Inquire',
		sendThenCapture: 'Send and capture',
		discardChange: 'Discard the change',
		recordExpiry: 'Record the expiry'
	},
	deadline: {
		capture: 'Capture',
		extension: 'Extension',
		amountChange: 'Amount change',
		linkedCancel: 'Linked cancel',
		authentication: 'Buyer’s authentication',
		clearing: 'Clearing',
		monthlyReport: 'Monthly report',
		cardReregistration: 'Card re-registration'
	},
	deadlineShort: {
		capture: 'Capture',
		extension: 'Extension',
		amountChange: 'Amount',
		linkedCancel: 'Cancel',
		authentication: 'Buyer pays',
		clearing: 'Clearing',
		monthlyReport: 'Report',
		cardReregistration: 'Card'
	},
	task: {
		confirm_cancel_at_console: 'Confirm the cancel at the console',
		check_payment_at_console: 'Check the payment at the console',
		refund_or_cancel_at_console: 'Refund the buyer, or cancel at the console',
		cancel_at_console: 'Cancel at the console',
		live_payment_on_cancelled_order: 'Live payment on a cancelled order',
		ask_buyer_to_pay_again: 'Ask the buyer to pay again with a valid card'
	},
	role: { viewer: 'Viewer', operator: 'Operator', supervisor: 'Supervisor', admin: 'Admin' }
};
