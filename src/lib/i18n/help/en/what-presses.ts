import type { HelpText } from '../index.ts';

/** Windows of time. */
export const deadline: HelpText['deadline'] = {
	capture: {
		means: 'The time in which a capture is possible.',
		money: 'After it the limit is no longer held, and nothing can be charged.',
		next: 'Capture before it closes. With Recruit it can be extended, too.'
	},
	extension: {
		means:
			'The time in which an extension is possible: until the expiry, never beyond the ceiling.',
		money: 'After it nothing can be extended, and the limit is no longer held.',
		next: 'Extend within it, where the capture would come too late.'
	},
	amountChange: {
		means:
			'The time in which a change can be sent. With Recruit, once captured: down only, from 01:00 of the next day to the end of the next month.',
		money: 'After it the gateway’s amount stays as it is.',
		next: 'Send what must be changed within it.'
	},
	linkedCancel: {
		means:
			'The time in which a cancel reaches the gateway. With Recruit, once captured, only where the shop turned that on.',
		money: 'A cancel that does not reach it refunds nothing and leaves a work item.',
		next: 'To take back the payment, cancel within it.'
	},
	authentication: {
		means:
			'The time in which the buyer can begin to authenticate. The shop sets it, 3600 s at most.',
		money: 'After it the payment expires, and nothing is charged.',
		next: 'Wait for the buyer.'
	},
	clearing: {
		means:
			'When the phone carrier confirms the sale: from 11:00 of the next day, a day later for captures from 21:00 on.',
		money: 'Until it is cleared the sale is not confirmed.',
		next: 'If it is not cleared by the end, inquire.'
	},
	monthlyReport: {
		means: 'Delivered within it, the order is in that month’s report.',
		money: 'After the end of the month it is charged with the next report.',
		next: 'Mark it delivered by the end of the month, once the goods have arrived.'
	},
	cardReregistration: {
		means:
			'The time in which the buyer can register a card again: until the 7th of the next month.',
		money: 'After it, later orders cannot be paid by card.',
		next: 'Ask the buyer to register a card again.'
	}
};

export const alert: HelpText['alert'] = {
	expiry: {
		means: 'An authorization comes near its expiry.',
		money: 'After the expiry nothing can be charged.',
		next: 'Capture it. With Recruit it can be extended, too.'
	},
	unknown_outcome: {
		means: 'Inquiries could not tell yet what became of an operation.',
		money: 'Money may have moved.',
		next: 'Repeat nothing, and wait for the inquiries.'
	},
	live_payment: {
		means: 'A cancelled order, or a detached payment, is still live at the gateway.',
		money: 'The buyer may be charged.',
		next: 'Cancel it at the console, and close the work item.'
	},
	amount_change_pending: {
		means: 'An amount change is not final after 24 hours.',
		money: 'The new amount is not certain.',
		next: 'Inquire, and check at the console.'
	}
};

/** Work items. */
export const task: HelpText['task'] = {
	confirm_cancel_at_console: {
		means:
			'The order was cancelled on the desk only. Make sure that nothing is open at the gateway.',
		money: 'What stays open there may be charged later.',
		next: 'Check at the console, and close it with a proof.'
	},
	check_payment_at_console: {
		means: 'An order whose capture failed was cancelled on the desk only.',
		money: 'Whether money moved is not certain.',
		next: 'Check the payment at the console, and close it with a proof.'
	},
	refund_or_cancel_at_console: {
		means: 'A paid order was cancelled on the desk only.',
		money: 'The buyer has not been refunded.',
		next: 'Cancel at the console or refund the buyer before it is due.'
	},
	cancel_at_console: {
		means: 'A change of the payment method detached the old payment.',
		money: 'If that is still live, the buyer may be charged twice.',
		next: 'Cancel the old payment at the console, and close the work item.'
	},
	live_payment_on_cancelled_order: {
		means: 'The gateway shows a live payment on an order that was cancelled here.',
		money: 'The buyer will be charged, or has been.',
		next: 'Cancel it at the console. An inquiry that shows it ended closes the work item.'
	},
	ask_buyer_to_pay_again: {
		means: 'The gateway refused an extension or an amount change.',
		money: 'Whether the limit is still held is not certain.',
		next: 'After an inquiry, ask the buyer to pay again with a valid card.'
	}
};
