import type { Text } from '../text.ts';

export const runs: Text['runs'] = {
	title: 'Batches',
	sync: {
		title: 'Gateway sync',
		lead: 'Asks the gateway for the present state of every open order and brings ours in line. Nothing changes at the gateway.',
		now: 'Sync now',
		starting: 'Starting',
		closed: (role) => `A sync of all orders is started by a ${role.toLowerCase()}`,
		underWay: 'A sync is under way',
		last: 'Last',
		never: 'Never run',
		next: 'Next scheduled',
		notScheduled: 'Not scheduled',
		open: 'Orders',
		openHint:
			'Payments that can still move, failed captures, cancelled orders whose payment is not known to have ended, and sales until the end of the following month',
		pace: 'Pace',
		perSecond: (pace) => `${pace} per second`,
		confirmTitle: 'Sync all open orders?',
		confirmBody: (count, pace, span) =>
			`Inquires ${count} orders, at most ${pace} per second. It takes about ${span}.`,
		confirmSafe: 'It only inquires: no capture, cancel or change is sent.',
		confirmLive: 'Everybody sees the progress, and it can be stopped.',
		confirmDo: 'Start sync',
		keep: 'Keep as is'
	},
	progress: {
		label: 'Progress of the sync',
		title: (id) => `Sync no. ${id}`,
		preparing: 'Collecting the open orders',
		of: (done, total) => `${done} of ${total}`,
		left: (span) => `about ${span} left`,
		soon: 'Almost done',
		stopping: 'Stopping',
		stop: 'Stop',
		stopHint: 'Finishes the orders it is inquiring, then stops',
		changed: (count) => `${count} changed`,
		failed: (count) => `${count} failed`,
		report: 'Open report'
	},
	state: { running: 'Running', finished: 'Done', stopped: 'Stopped' },
	by: {
		button: (name) => name,
		selection: (name, count) => `${name} (${count} selected)`,
		schedule: 'Schedule'
	},
	history: {
		title: 'History',
		empty: 'Nothing was run yet',
		emptyBody: 'The results of syncs are kept here.',
		columns: {
			id: 'No.',
			at: 'Started',
			by: 'By',
			state: 'State',
			total: 'Inquired',
			changed: 'Changed',
			failed: 'Failed',
			took: 'Took'
		},
		more: 'Load earlier runs',
		open: (id) => `Report of sync no. ${id}`
	},
	report: {
		back: 'Back to batches',
		title: (id) => `Sync no. ${id}`,
		changes: 'Changed orders',
		noChanges: 'Nothing differed',
		noChangesBody: 'Every order that was inquired stood here as it stands at the gateway.',
		noChangesYet: 'No difference found so far',
		failures: 'Orders that could not be inquired',
		examples: (shown) => `The first ${shown}`,
		more: 'Load more',
		downloadUtf8: 'CSV (UTF-8)',
		downloadCp932: 'CSV (Shift_JIS, Excel)',
		none: 'none',
		columns: {
			number: 'Order number',
			shop: 'Shop',
			field: 'Field',
			before: 'Before',
			after: 'After',
			code: 'Code',
			at: 'Inquired at'
		},
		fields: {
			gatewayState: 'Gateway state',
			paymentStatus: 'Payment status',
			amount: 'Amount',
			gatewayOrderedAt: 'Entered at the gateway',
			execAt: 'Executed',
			authorizedAt: 'Authorized',
			acceptedAt: 'Acceptance',
			capturedAt: 'Captured',
			extensions: 'Extensions',
			operationState: 'Operation under way',
			anomaly: 'Unreadable answer'
		},
		failureWords: {
			NO_ANSWER: 'The gateway did not answer',
			NOT_SENT: 'The gateway could not be reached',
			UNREADABLE: 'The answer could not be read',
			REFUSED: 'The gateway refused the inquiry',
			ANSWER_TOO_OLD:
				'Right after an operation the answer may be out of date. It is inquired again by itself',
			NOTHING_TO_INQUIRE: 'There is no payment to inquire',
			INTERNAL: 'An error of ours prevented the inquiry'
		},
		gatewayRefused: 'The gateway answered with an error'
	},
	drift: {
		title: 'Drift board',
		lead: 'Orders on which ours and the gateway’s differ and a person has to decide.',
		refresh: 'Refresh',
		empty: 'No drift',
		emptyBody: 'What differs will be listed here.',
		since: (span) => `for ${span}`,
		shown: (shown, all) => `The oldest ${shown} of ${all}`,
		kinds: {
			live_on_cancelled: 'Cancelled here, live there',
			unsent: 'Unsent for more than a day',
			anomaly: 'Unreadable answer'
		},
		kindHints: {
			live_on_cancelled: 'Cancelled on the desk, but the payment is still live at the gateway',
			unsent: 'An amount or content that was changed here was never sent to the gateway',
			anomaly: 'The gateway’s last answer could not be read, or refused the inquiry'
		}
	},
	selection: {
		inquire: 'Inquire',
		tooMany: (limit) => `At most ${limit} orders can be inquired at once`,
		notAllowed: 'You may not inquire',
		done: (done) => `${done} inquired`
	},
	lost: 'No answer came. Pressing again does not start it twice.'
};
