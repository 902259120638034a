import type { Explanation, HelpText } from '../index.ts';

export const paymentStatus: HelpText['paymentStatus'] = {
	needs_review: {
		means: 'The buyer has not finished the payment, or the transaction’s state is not known.',
		money: 'Until it is authorized, nothing is held and nothing is charged.',
		next: 'Wait for the buyer. If it lasts, inquire and check at the console.'
	},
	authorized: {
		means: 'The buyer’s limit is held. A reservation order’s card was only checked for validity.',
		money: 'Nothing is charged yet. Without a capture the shop is never paid.',
		next: 'Capture it before the authorization expires, or cancel it.'
	},
	capture_accepted: {
		means: 'The immediate sale was accepted and is not final yet.',
		money: 'It can still fail, so the money is not certain.',
		next: 'Until it is final only an inquiry is possible. The desk inquires by itself, too.'
	},
	completed: {
		means: 'The sale was made. For a subscription card it only means that it may be reported.',
		money: 'The buyer is charged; a subscription card only after the report.',
		next: 'If it is not delivered yet, mark it delivered once the goods have arrived.'
	},
	cancelled: {
		means: 'The order was cancelled on the desk, by the buyer or at the console.',
		money: 'The transaction’s state tells whether the gateway cancelled the payment, too.',
		next: 'If a work item is left, finish the cancel or the refund at the console.'
	},
	capture_failed: {
		means: 'A capture from the desk failed. For a subscription card, the report failed.',
		money: 'No payment is confirmed. A subscription’s sale cannot be charged by card again.',
		next: 'Inquire to learn the state. An SGP card can be tried again once its error is acknowledged.'
	},
	payment_failed: {
		means: 'The payment was refused, or the time to pay ran out.',
		money: 'Nothing is charged.',
		next: 'If the money is still due, ask the buyer to pay again.'
	},
	authorization_expired: {
		means: 'The authorization ended before anybody captured it.',
		money: 'The limit is no longer held, and nothing is charged.',
		next: 'If the money is still due, ask the buyer to pay again.'
	},
	awaiting_delivery: {
		means: 'A subscription’s order was created and waits for its delivery.',
		money: 'Nothing is charged yet. Delivered by the end of a month, it is in that month’s report.',
		next: 'Mark it delivered once the goods have arrived.'
	},
	reported: {
		means: 'By the result of the 18th the sale was reported to the card company.',
		money: 'The buyer’s card is charged.',
		next: 'To refund it, mark it returned, cancel it, and follow the work item that is left.'
	}
};

export const outcomeUnknown: Explanation = {
	means: 'No certain answer came, so nobody knows whether the operation was executed.',
	money: 'Money may have moved, so the request is never sent again.',
	next: 'The desk inquires by itself. Until the outcome is known only an inquiry is possible.'
};

export const deliveryStatus: HelpText['deliveryStatus'] = {
	unprocessed: {
		means: 'The order has not been shipped.',
		money: 'The gateway hears nothing of the delivery.',
		next: 'Once the payment is done and the goods have arrived, mark it delivered.'
	},
	delivered: {
		means: 'The goods have been delivered.',
		money: 'This reaches no gateway. A subscription card’s sale can now be reported.',
		next: 'If the goods come back, mark the order returned.'
	},
	returned: {
		means: 'The delivered goods came back.',
		money: 'A return alone cancels no payment and refunds nothing.',
		next: 'If the buyer is to be refunded, cancel the order.'
	}
};
