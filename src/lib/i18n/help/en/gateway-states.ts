import type { HelpText } from '../index.ts';

export const gatewayState: HelpText['gatewayState'] = {
	recruit: {
		UNPROCESSED: {
			means: 'The transaction was entered and not executed.',
			money: 'Nothing is held and nothing is charged.',
			next: 'Wait for the buyer.'
		},
		REQSUCCESS: {
			means: 'The request was accepted, and the buyer has yet to authenticate.',
			money: 'Nothing is held and nothing is charged.',
			next: 'Wait for the buyer. Not begun in time, it expires.'
		},
		AUTHPROCESS: {
			means: 'The buyer has opened the authentication page.',
			money: 'Nothing is held or charged yet, but the buyer may still pay.',
			next: 'Wait for the buyer to confirm.'
		},
		AUTH: {
			means: 'The buyer’s limit is held.',
			money: 'Nothing is charged before the capture. After the expiry it is cancelled by itself.',
			next: 'Capture it before the expiry.'
		},
		SALES: {
			means: 'It was authorized first and has been captured.',
			money: 'The buyer is charged.',
			next: 'The amount can go down from 01:00 of the next day to the end of the next month.'
		},
		CAPTURE_ACCEPTED: {
			means: 'Recruit is confirming the immediate sale, usually within seconds.',
			money: 'It can be refused, and then no notification comes.',
			next: 'Wait for the desk’s own inquiries.'
		},
		CAPTURE: {
			means: 'Authorized and captured in one step, and final.',
			money: 'The buyer is charged.',
			next: 'The amount can go down from 01:00 of the next day to the end of the next month.'
		},
		AUTO_CANCELLED: {
			means: 'It was not captured before its expiry, and the gateway cancelled it.',
			money: 'Nothing is charged.',
			next: 'If the money is still due, ask the buyer to pay again.'
		},
		CANCEL: {
			means: 'It was cancelled at the gateway.',
			money: 'The charge was taken back.',
			next: 'Nothing is left to do at the gateway.'
		},
		RETURN: {
			means: 'An amount change was accepted and is not final. It is no refund.',
			money: 'The new amount is not certain yet.',
			next: 'Wait until an inquiry shows it captured again.'
		},
		PAYFAIL: {
			means: 'The payment ended with an error.',
			money: 'Nothing is charged.',
			next: 'If the money is still due, ask the buyer to pay again.'
		},
		EXPIRED: {
			means: 'The buyer did not finish in time.',
			money: 'Nothing is charged.',
			next: 'If the money is still due, ask the buyer to pay again.'
		}
	},
	'sgp-card': {
		UNPROCESSED: {
			means: 'The card payment is not finished.',
			money: 'Nothing is held and nothing is charged.',
			next: 'Wait for the buyer. If it lasts, inquire.'
		},
		AUTHENTICATED: {
			means: '3-D Secure is done, but the card payment is not finished.',
			money: 'Nothing is held and nothing is charged.',
			next: 'Wait for the buyer. If it lasts, inquire.'
		},
		CHECK: {
			means: 'A reservation order: the card was only checked for validity.',
			money: 'Nothing is held. The capture charges the amount on the desk.',
			next: 'Nothing need be sent. Capture it on the day of shipping.'
		},
		AUTH: {
			means: 'The buyer’s limit is held.',
			money: 'Nothing is charged before the capture.',
			next: 'Capture it on the day of shipping, before the authorization expires.'
		},
		SALES: {
			means: 'It was authorized first and has been captured.',
			money: 'The buyer is charged.',
			next: 'A cancel reaches the gateway within 180 days of the transaction.'
		},
		CAPTURE: {
			means: 'Authorized and captured in one step.',
			money: 'The buyer is charged.',
			next: 'A cancel reaches the gateway within 180 days of the transaction.'
		},
		VOID: {
			means: 'It was cancelled on the same day.',
			money: 'Nothing is charged.',
			next: 'Nothing is left to do at the gateway.'
		},
		RETURN: {
			means: 'It was cancelled in the same month. With Recruit the same code means something else.',
			money: 'What was charged is refunded.',
			next: 'Nothing is left to do at the gateway.'
		},
		RETURNX: {
			means: 'It was cancelled in a later month.',
			money: 'What was charged is refunded.',
			next: 'Nothing is left to do at the gateway.'
		}
	},
	'subscription-card': {
		PENDING: {
			means: 'The order was created and waits for its delivery.',
			money: 'Nothing is charged yet.',
			next: 'Mark it delivered once the goods have arrived.'
		},
		DELIVERED: {
			means: 'It is delivered and waits for its sales data to be sent.',
			money: 'What is delivered by the end of a month is sent about the 8th of the next.',
			next: 'If it comes back, a return before the send takes it out of the report.'
		},
		SENT: {
			means: 'The sales data were sent, about the 8th.',
			money: 'Until the result nobody knows whether the card is charged.',
			next: 'Wait for the result of the 18th. Until then it cannot be cancelled.'
		},
		REGISTERED: {
			means: 'The sale was registered at the gateway, about the 10th.',
			money: 'Until the result nobody knows whether the card is charged.',
			next: 'Wait for the result of the 18th. Until then it cannot be cancelled.'
		},
		REPORTED: {
			means: 'By the result of the 18th the sale was reported to the card company.',
			money: 'The buyer’s card is charged.',
			next: 'To refund it, mark it returned, then cancel it.'
		},
		FAILED: {
			means: 'By the result of the 18th the report failed.',
			money: 'The card cannot be charged for this sale again.',
			next: 'Change the payment method, or add the amount to the next month’s charge.'
		},
		CANCELLED: {
			means: 'It was cancelled.',
			money: 'Before the report nothing is charged; a reported sale must be refunded by hand.',
			next: 'If a work item is left, finish the refund at the console.'
		}
	},
	'paygent-credit': {
		AUTH_OK: {
			means: 'It is authorized: the buyer’s limit is held.',
			money: 'Nothing is charged before the capture.',
			next: 'Capture it. For a lower amount, register that and use the corrected capture.'
		},
		CAPTURED: {
			means: 'It was captured.',
			money: 'The buyer is charged.',
			next: 'A corrected capture lowers the amount, a cancel takes it back.'
		},
		CORRECTED: {
			means: 'It was captured for a lower amount.',
			money: 'The lower amount is charged.',
			next: 'It can be lowered again, or cancelled.'
		},
		AUTH_CANCELLED: {
			means: 'It was cancelled before the capture.',
			money: 'Nothing is charged.',
			next: 'Nothing is left to do at the gateway.'
		},
		CAPTURE_CANCELLED: {
			means: 'It was cancelled after the capture.',
			money: 'The charge was taken back.',
			next: 'Nothing is left to do at the gateway.'
		},
		CAPTURED_FINAL: {
			means: 'It stays captured: the time to cancel is over.',
			money: 'The buyer is charged. Neither a cancel nor a corrected capture is possible.',
			next: 'If a refund is due, ask the gateway how to make it.'
		},
		AUTH_EXPIRED: {
			means: 'The authorization expired before anybody captured it.',
			money: 'Nothing is charged.',
			next: 'If the money is still due, ask the buyer to pay again.'
		},
		FAILED: {
			means: 'The payment was refused or broken off.',
			money: 'Nothing is charged.',
			next: 'If the money is still due, ask the buyer to pay again.'
		}
	},
	'paygent-carrier': {
		AUTH_OK: {
			means: 'It is authorized; shops see it as waiting for the money.',
			money: 'Nothing is charged before the capture.',
			next: 'Capture it. SoftBank takes neither a cancel nor a corrected capture.'
		},
		AUTH_COMPLETE: {
			means: 'The authorization is complete; shops see it as waiting for the money.',
			money: 'Nothing is charged before the capture.',
			next: 'Capture it. SoftBank takes neither a cancel nor a corrected capture.'
		},
		CLEARING: {
			means: 'The capture was accepted, and the phone carrier has yet to confirm it.',
			money: 'Until it is cleared the sale is not confirmed.',
			next: 'Wait: it is confirmed from 11:00 of the next day, a day later for captures from 21:00 on. Until then neither capture nor cancel is possible.'
		},
		CLEARED: {
			means: 'The phone carrier confirmed the sale.',
			money: 'The buyer is charged.',
			next: 'Only docomo takes a cancel or a corrected capture now.'
		},
		CANCELLED: {
			means: 'It was cancelled.',
			money: 'The charge was taken back.',
			next: 'Nothing is left to do at the gateway.'
		},
		AUTH_EXPIRED: {
			means: 'The authorization expired before anybody captured it.',
			money: 'Nothing is charged.',
			next: 'If the money is still due, ask the buyer to pay again.'
		},
		FAILED: {
			means: 'The payment was refused or broken off.',
			money: 'Nothing is charged.',
			next: 'If the money is still due, ask the buyer to pay again.'
		}
	}
};
