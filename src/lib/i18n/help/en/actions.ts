import type { HelpText } from '../index.ts';

export const action: HelpText['action'] = {
	capture: {
		means: 'Charges the amount that is held.',
		money: 'Only the capture pays the shop.',
		next: 'Do it before the authorization expires. A change that was not sent must be sent first.'
	},
	cancel: {
		means: 'Cancels the order, with all of its destinations.',
		money:
			'State and contract decide whether the gateway hears of it. If not, work is left at the console.',
		next: 'Check first whether it reaches the gateway.'
	},
	changeAmount: {
		means: 'Corrects the amount on the desk.',
		money:
			'The gateway’s amount stays until the change is sent; at Paygent, until the corrected capture.',
		next: 'Go on to the send or the corrected capture. A subscription card needs neither.'
	},
	correctedCapture: {
		means: 'Captures the lower amount that was registered. Paygent only.',
		money: 'The difference to the first amount is not charged.',
		next: 'Register the lower amount with “Change amount” first.'
	},
	changeContent: {
		means: 'Corrects lines or quantities.',
		money: 'Unsent, it blocks the capture even where the total is the same.',
		next: 'Send the change afterwards. Subscription cards and reservation orders need no send.'
	},
	sendChange: {
		means: 'Sends the unsent change of amount or content to the gateway.',
		money: 'Its success changes the gateway’s amount. With Recruit the buyer is mailed.',
		next: 'Wait for its success, then capture.'
	},
	extend: {
		means: 'Moves the expiry by the contract’s days, up to 120 days with the day of the order.',
		money: 'The amount stays. If it fails, the buyer must pay again with a valid card.',
		next: 'Use it before the expiry, where the capture would come too late.'
	},
	deliver: {
		means: 'Records that the goods have been delivered.',
		money: 'It reaches no gateway. A subscription card’s sale comes into that month’s report.',
		next: 'Do it once the goods have arrived.'
	},
	return: {
		means: 'Records that the goods came back.',
		money: 'It reaches no gateway and refunds nothing.',
		next: 'To refund the buyer, cancel the order afterwards.'
	},
	changePaymentMethod: {
		means: 'Keeps the order and detaches its payment.',
		money: 'It reaches no gateway. Fees and points are not recalculated.',
		next: 'If a work item is left, cancel the old payment at the console.'
	},
	inquire: {
		means: 'Reads the transaction’s state at the gateway again.',
		money: 'No money moves.',
		next: 'Use it to make sure of a state, or while an outcome is unknown.'
	},
	sendThenCapture: {
		means: 'Sends the change, waits for its success, then captures.',
		money: 'If the send fails, no capture is sent.',
		next: 'If it stops in between, read the reason and the present state before you capture.'
	},
	discardChange: {
		means: 'Drops the unsent change and goes back to the gateway’s amount and content.',
		money: 'Nothing is sent, and no money moves.',
		next: 'Use it when the change is no longer wanted.'
	},
	recordExpiry: {
		means: 'Records on the desk the expiry that was read at the console.',
		money: 'The gateway’s expiry stays. Nothing beyond the 120 days counts.',
		next: 'An admin reads the date at the console first.'
	}
};
