import type { orderConfirm as ja } from '../ja/order-confirm.ts';

export const orderConfirm: typeof ja = {
	ask: {
		capture: {
			title: 'Capture this payment',
			body: (buyer, amount) => `${buyer} will be charged ${amount}.`,
			do: (amount) => `Capture ${amount}`
		},
		sendThenCapture: {
			title: 'Send the change, then capture',
			body: (buyer, amount) => `${buyer} will be charged ${amount}.`,
			do: (amount) => `Send, then capture ${amount}`
		},
		sendChange: {
			title: 'Send the change to the gateway',
			body: (buyer, amount) => `The payment of ${buyer} becomes ${amount}.`,
			do: (amount) => `Send ${amount}`
		},
		extend: {
			title: 'Extend the authorization',
			body: (buyer, amount) => `The authorization of ${amount} of ${buyer} stays valid longer.`,
			do: () => 'Extend it'
		},
		cancel: {
			title: 'Cancel this order',
			body: (buyer, amount) =>
				`The order of ${buyer} over ${amount} will be cancelled. This cannot be undone.`,
			do: () => 'Cancel the order'
		},
		return: {
			title: 'Mark as returned',
			body: (buyer, amount) =>
				`The delivery of the order of ${buyer} over ${amount} becomes “returned”. This cannot be undone.`,
			do: () => 'Mark as returned'
		},
		changePaymentMethod: {
			title: 'Change the payment method',
			body: (buyer, amount) =>
				`The order of ${buyer} over ${amount} stays; its present payment is detached. This cannot be undone.`,
			do: () => 'Detach the payment'
		},
		discardChange: {
			title: 'Discard the unsent change',
			body: (buyer, amount) =>
				`The order of ${buyer} goes back to ${amount}, as the gateway has it.`,
			do: (amount) => `Back to ${amount}`
		}
	},
	keep: 'Back',
	consequence: 'What follows',
	follows: {
		capture: (gateway) => `The capture is sent to ${gateway} and then confirmed there`,
		sendThenCapture: (gateway) =>
			`The change is sent to ${gateway}, and after its OK the capture. Without the OK nothing is captured`,
		sendChange: (gateway) => `The change is sent to ${gateway} and then confirmed there`,
		extend: (gateway) => `The extension is sent to ${gateway} and then confirmed there`,
		cancel: (gateway) => `The transaction at ${gateway} is cancelled, too`,
		notLinked: (gateway) => `${gateway} is not told: the transaction stays there`,
		discardChange: 'What was entered on this desk is lost. Nothing is sent to the gateway'
	},
	lines: (count) => `Sends changes of ${count} ${count === 1 ? 'line' : 'lines'}`,
	contentOnly: 'The amount stays the same',
	coupon: (name, amount) => `The coupon: ${name} (${amount} off)`,
	task: (task) => `Leaves a work item: ${task}`,
	taskDue: (task, due) => `Leaves a work item: ${task} (due ${due})`,
	noMail: 'This desk sends the buyer no mail',
	expiry: 'Expiry',
	keys: 'Enter confirms, Esc goes back',
	changed: 'The order changed while this was open. Please check it'
};
