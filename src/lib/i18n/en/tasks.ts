import type { Text } from '../text.ts';

export const tasks: Text['tasks'] = {
	lists: {
		open: 'All',
		mine: 'Mine',
		unowned: 'Nobody’s',
		overdue: 'Overdue',
		closed: 'Done'
	},
	listNames: 'Lists',
	table: 'Work to do',
	columns: {
		due: 'Due',
		what: 'What to do',
		order: 'Order',
		amount: 'Amount',
		payment: 'Payment',
		owner: 'Owner',
		age: 'Age',
		actions: 'Actions'
	},
	hint: {
		confirm_cancel_at_console: 'Cancelled here only: cancel what is left there',
		check_payment_at_console: 'Cancelled after a failed capture: was it charged?',
		refund_or_cancel_at_console: 'Paid, and cancelled here only: act in time',
		cancel_at_console: 'A changed method left the old payment standing',
		live_payment_on_cancelled_order: 'The buyer will be charged unless it is cancelled',
		ask_buyer_to_pay_again: 'The gateway refused an extension or a change'
	},
	asap: 'Now',
	asapHint: 'No fixed date: as soon as possible',
	dueHint: (at) => `Due ${at}`,
	due: (at) => `due ${at}`,
	earlierPayment: 'earlier payment',
	noPayment: 'No payment',
	neverShown: 'not confirmed',
	confirmedHint: (at) => `Confirmed at the gateway ${at}`,
	nobody: 'Nobody',
	me: 'Me',
	ownerOf: (name) => `Owner ${name}`,
	console: 'Console',
	consoleOpen: 'Open the console in a new tab',
	consoleUnset: 'No URL set',
	consoleUnsetHint:
		'No console URL is registered for this shop. Enter it in the shop’s payment settings to open it from here',
	take: 'Take',
	takeOver: 'Take over',
	handOver: 'Change owner',
	close: 'Done…',
	inquire: 'Inquire',
	inquireHint: 'Asks the gateway, and closes the item if the payment has ended',
	inquireNoPayment: 'There is no payment to inquire',
	openOrder: (number) => `Open order ${number}`,
	readOnly: 'Your role may only read',
	offline: 'The connection is down; nothing can be done now',
	closed: {
		byPerson: (name) => `Done by ${name}`,
		byGateway: (state) => `Closed by an inquiry that showed “${state}”`,
		proof: 'Record'
	},
	closing: {
		title: 'Mark this work as done',
		proof: 'What did you do at the console?',
		proofHint: 'For example: cancelled the payment at the console; its state is now “cancelled”',
		required: 'Say what was done',
		count: (length, limit) => `${length} / ${limit}`,
		submit: 'Mark as done',
		keys: 'Ctrl + Enter to finish · Esc to go back',
		note: 'The record stays in the order’s history and cannot be changed.'
	},
	handing: {
		title: 'Change the owner',
		to: 'New owner',
		nobody: 'Nobody: give it back',
		submit: 'Change',
		loading: 'Loading who can take it',
		failed: 'Could not load who can take it',
		alone: 'There is nobody else who could take it'
	},
	back: 'Back',
	dismiss: 'Close',
	conflict: {
		by: (name) => `${name} was first`,
		byGateway: 'The gateway’s inquiry closed it first',
		owner: (name) => `It is now ${name}’s.`,
		unowned: 'It is now nobody’s.',
		closed: 'This work is already done. What you typed was not sent.',
		again: 'Look at it and try again if you like. What you typed is still here.'
	},
	result: {
		failed: {
			take: 'Could not take it',
			release: 'Could not give it back',
			handOver: 'Could not change the owner',
			close: 'Could not mark it as done',
			inquire: 'Could not inquire'
		},
		lost: 'No answer came. Doing it again does nothing twice',
		ended: (state) => `The gateway shows “${state}”. The item is closed`,
		still: (state) => `The gateway still shows “${state}”. The item stays`,
		unread: 'The gateway’s answer could not be read. Try again in a moment',
		errorNumber: (id) => `Error number ${id}`
	},
	waiting: (count) => `${count} new`,
	more: 'Show more',
	loadFailed: 'The list could not be loaded. What you see is the last that could',
	retry: 'Load again',
	empty: {
		open: 'Nothing is left to do',
		openBody:
			'A cancel or change of payment method that does not reach the gateway leaves its work here, to be finished at the console. So does a live payment that is found on a cancelled order.',
		mine: 'Nothing is yours',
		mineBody: 'Work that you take, or that somebody hands to you, appears here.',
		unowned: 'Everything has an owner',
		unownedBody: 'New work stands here until somebody takes it.',
		overdue: 'Nothing is overdue',
		overdueBody: 'Work that is not done in time appears here.',
		closed: (days) => `Nothing was finished in the last ${days} days`,
		closedBody:
			'What people marked as done and what an inquiry closed stands here, with its record.',
		showAll: 'See all work'
	}
};
