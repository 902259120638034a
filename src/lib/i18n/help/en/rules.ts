import type { HelpText } from '../index.ts';

export const rules: HelpText['rules'] = {
	labels: { means: 'Meaning', money: 'Money', next: 'Next' },
	systems: 'Payment systems',
	intro: (at) =>
		`What can be done with an order under a shop’s contract and these conditions. The rules behind the buttons answer here as of ${at} JST.`,
	conditions: 'Conditions',
	contract: 'Contract',
	exampleContract: 'Example (usual terms)',
	terms: {
		validity: (days) => `valid for ${days} days`,
		extension: (days) => `extended by ${days} days`,
		noExtension: 'no extensions',
		linkedCancel: 'linked cancel after the capture'
	},
	reset: 'Reset the conditions',
	names: {
		delivery: 'Delivery',
		unsent: 'Unsent change',
		sold: 'Captured',
		held: 'Authorization',
		paid: 'Paid with',
		error: 'Error of the capture',
		carrier: 'Carrier',
		card: 'Registered card',
		busy: 'At work on it',
		extension: 'Extensions',
		linkedCancel: 'Linked cancel after capture',
		role: 'Role'
	},
	values: {
		unsent: { nothing: 'None', lower: 'Amount down', higher: 'Amount up', content: 'Content only' },
		sold: { today: 'Today', earlier: '3 days ago', over: '200 days ago' },
		held: {
			lives: 'Before its expiry',
			ceiling: 'Extended to the ceiling',
			past: 'Past its expiry'
		},
		paid: { money: 'Money', points: 'Points only' },
		error: { unread: 'Not acknowledged', acknowledged: 'Acknowledged' },
		card: { valid: 'Valid', ng: 'NG, can be registered again', blocked: 'NG, time is over' },
		busy: {
			nothing: 'Nothing',
			'in-flight': 'An operation',
			unknown: 'Outcome unknown',
			import: 'A slip-number import'
		},
		extension: { on: 'Used', off: 'Not used' },
		linkedCancel: { on: 'On', off: 'Off' }
	},
	grid: (system) => `What can be done now with ${system}`,
	state: 'State',
	cancelledHere: (state) => `transaction still ${state}`,
	canDo: (actions) => `Open: ${actions}`,
	nothingOpen: 'Nothing is open',
	cells: { linked: 'Linked', desk: 'Desk only', reads: 'Reads', closed: 'Closed' },
	notes: {
		mail: 'mail',
		task: 'leaves work',
		sendLater: 'when sent',
		from: (at) => `from ${at}`
	},
	sentences: {
		linked: 'Open. It reaches the gateway.',
		desk: 'Open. It does not reach the gateway.',
		reads: 'Open. It only reads the state at the gateway and changes nothing.',
		sendLater: 'Open. It is kept on the desk and reaches the gateway when it is sent.',
		task: (task) => `It leaves the work item “${task}”.`,
		taskDue: (task, at) => `It leaves the work item “${task}”, due ${at}.`,
		opens: (at) => `It opens on ${at}.`,
		until: (at) => `Possible until before ${at}.`,
		expiry: (at) => `An extension moves the expiry to ${at}.`
	},
	ownRule: 'this desk’s own rule',
	about: 'Explanation',
	aboutHint:
		'Choose a state or a cell, and its reason and explanation appear here. The arrow keys move.',
	notOffered: (system, actions) => `Not offered by ${system}: ${actions}`,
	times: 'Windows of time',
	timesHint:
		'As they are for an order under the present conditions. The end is the first instant that is too late.',
	span: (from, to) => `from ${from} until before ${to}`,
	ended: 'over',
	ahead: 'to come',
	noTimes: 'No window is counted under these conditions.',
	tasks: 'Work items',
	alerts: 'Alerts',
	alertNames: {
		expiry: 'Expiry',
		unknown_outcome: 'Outcome unknown',
		live_payment: 'Live payment left',
		amount_change_pending: 'Amount change not final'
	},
	outcomeUnknown: 'Outcome unknown'
};
