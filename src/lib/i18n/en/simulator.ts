import type { SimulatorText } from '../simulator-text.ts';

export const simulator: SimulatorText = {
	intro:
		'You run the demo’s payment gateways here. What you do affects everyone who looks at this demo, and no real payment.',
	unreachable:
		'The simulator does not answer. Trying again; what you see is from the last reading.',
	noAnswer: 'No answer came. Check the connection and try again.',
	figures: {
		label: 'Totals of the ledger',
		transactions: 'Transactions',
		transactionsHint: 'All transactions in the gateway’s ledger',
		captures: 'Captures',
		capturesHint: 'How often money was really taken: captures and immediate sales',
		twice: 'Captured twice',
		twiceHint: 'Payments captured more than once. This must be 0',
		twiceNone: 'none',
		differing: 'Differing now',
		differingHint:
			'Payments whose state, amount or existence differs. Notifications and inquiries settle them',
		inDoubt: 'In doubt',
		inDoubtHint: 'Payments with an action under way or an unknown outcome',
		notifications: 'Notifications',
		notificationsHint: 'Received by the desk. Waiting ones are due or will be resent',
		waiting: (count) => `${count} waiting`,
		withheld: (count) => `${count} withheld`,
		exhausted: (count) => `${count} given up`
	},
	clock: {
		title: 'Clock',
		offset: (difference) => `+${difference} from real time`,
		none: 'real time',
		nextLapse: 'Next lapse',
		noLapse: 'No authorization is waiting to lapse',
		jump: 'Go forward',
		byTenMinutes: '+10 min',
		byHour: '+1 h',
		byDay: '+1 d',
		beforeLapse: '1 min before the next lapse',
		atOne: 'next 01:00',
		goesTo: (instant) => `Goes to ${instant}`,
		nothingBefore: 'Nothing is waiting to lapse, or it lapses within a minute',
		note: 'The gateway’s clock and the desk’s move together. What lapsed does not come back, so there is no way back.',
		moved: (instant) => `It is ${instant} now`
	},
	faults: {
		title: 'Faults',
		none: 'No fault is on. The gateway behaves.',
		active: (count) => `${count} on`,
		presets: 'Often used',
		own: 'One by one',
		kind: 'Kind',
		target: 'API',
		percent: 'Rate %',
		times: 'At most',
		timesAny: 'no limit',
		order: 'Order number',
		orderAny: 'every order',
		code: 'ErrInfo',
		add: 'Add',
		added: (count) => (count === 1 ? 'Fault added' : `${count} faults added`),
		remove: 'Remove',
		removeOf: (name) => `Remove “${name}”`,
		removeAll: 'Remove all',
		removedAll: 'All faults removed',
		removed: 'Fault removed',
		struck: (hits) => `struck ${hits}×`,
		notYet: 'has not struck yet',
		always: 'every time',
		sometimes: (percent) => `${percent} % of the time`,
		atMost: (times) => `at most ${times}×`,
		onOrder: (id) => `only ${id}`,
		until: (instant) => `until ${instant}`
	},
	figure: {
		seconds: 'Seconds',
		minutes: 'Minutes',
		copies: 'More copies',
		status: 'HTTP status'
	},
	figureValue: {
		seconds: (value) => `${value} s`,
		minutes: (value) => `${value} min`,
		copies: (value) => `${value} more`,
		status: (value) => `HTTP ${value}`
	},
	phase: {
		arrival: 'When a request arrives (not executed)',
		execution: 'Execution',
		inquiry: 'Inquiries',
		answer: 'The answer (executed all the same)',
		notification: 'Result notifications'
	},
	kind: {
		refuse: ['Refuse', 'Executes nothing and answers this ErrInfo'],
		maintenance: ['Recruit maintenance', 'Answers RC2000104; entry and inquiry go through'],
		dropBefore: ['Drop before', 'The connection closes and nothing is executed'],
		resetBefore: ['Reset before', 'A TCP reset, and nothing is executed'],
		commitLate: ['Execute late', 'Executed later, even when the caller has gone'],
		captureTwice: [
			'Capture twice',
			'A second capture request takes effect, too; the totals show it'
		],
		captureFails: ['Immediate sale fails', 'After its acceptance it fails, without a notification'],
		slowConfirmation: ['Slow confirmation', 'Acceptances and amount changes stay open this long'],
		cardRefuses: ['Card refuses', 'Amount change and extension answer RC1000112'],
		staleInquiry: ['Stale inquiry', 'An inquiry answers what was true this long ago'],
		dropAfter: ['Lose the answer', 'Executed, then the connection closes without an answer'],
		resetAfter: ['Reset after', 'Executed, then a TCP reset'],
		status: ['HTTP 5xx', 'Executed, then an error page'],
		late: ['Late answer', 'Executed at once, answered later'],
		malformed: ['Malformed answer', 'Executed; the answer cannot be read'],
		cut: ['Cut answer', 'Executed; half of the answer is missing'],
		wrongCharset: ['Wrong charset', 'Executed; the answer is UTF-16'],
		huge: ['10 MB answer', 'Executed; the answer is huge'],
		empty: ['Empty answer', 'Executed; the answer is empty'],
		withhold: ['Withhold notifications', 'They never arrive; only inquiries tell'],
		duplicate: ['Repeat notifications', 'Each arrives several times'],
		delay: ['Delay notifications', 'They arrive this much later'],
		shuffle: ['Shuffle notifications', 'They arrive in any order within this time'],
		early: ['Notify first', 'The notification arrives before the API’s own answer']
	},
	target: {
		any: 'Every API',
		operations: 'Operations (capture, cancel, change, extend)',
		RecruitSales: 'Capture',
		RecruitCancel: 'Cancel',
		RecruitChange: 'Amount change',
		RecruitUpdateAuth: 'Extension',
		SearchTradeMulti: 'Inquiry',
		EntryTranRecruit: 'Entry',
		ExecTranRecruit: 'Exec'
	},
	preset: {
		lostAnswers: '15 % of answers lost',
		maintenance: 'Maintenance for 10 min',
		burst: 'Rate limit, 5×',
		captureTwice: 'Capture twice',
		cardRefuses: 'Cards refuse',
		shuffled: 'Notifications shuffled',
		repeated: 'Notifications 5× each',
		withheld: '10 % of notifications withheld',
		storm: 'Full drill'
	},
	presetHint: {
		storm:
			'10 % refused, 15 % of answers lost, 5 % 5xx, 5 % late, 2 % reset, 2 % malformed, stale inquiries, notifications repeated and missing'
	},
	notify: {
		title: 'Notify by hand',
		order: 'Order number or payment id',
		send: 'Send the present state',
		repeat: 'Repeat the last one 5×',
		forged: 'Forged state',
		forge: 'Send a forged one',
		withhold: 'Withhold this order’s',
		test: 'Test the connection',
		note: 'The desk believes no notification: it only makes the desk inquire.',
		received: (accepted, sent) => `${sent} sent, ${accepted} taken by the desk`,
		withholding: 'This order’s notifications no longer arrive'
	},
	orders: {
		title: 'Place an order',
		shop: 'Shop',
		amount: 'Amount (¥)',
		stopAt: 'How far it goes',
		steps: {
			enter: 'entered',
			execute: 'executed',
			start: 'buyer authenticating',
			confirm: 'buyer pays',
			fail: 'payment fails',
			capture: 'captured',
			cancel: 'cancelled'
		},
		daysAgo: 'Days ago',
		destinations: 'Destinations',
		coupon: 'Coupon threshold (¥)',
		couponNone: 'none',
		pointsOnly: 'Points only',
		captureWillFail: 'Immediate sale fails',
		place: 'Place it',
		placed: (number) => `${number} placed; it reaches the desk in a moment`
	},
	traffic: {
		title: 'Buyers',
		rate: 'Buyers a minute',
		set: 'Change',
		buyers: (count) => `${count} shopping`,
		changed: 'Changed',
		paused: {
			dailyLimit: 'Paused: the day’s limit is reached',
			tooManyBuyers: 'Paused: too many are shopping'
		},
		replaying: (performed, orders) => `Replaying past orders ${performed} / ${orders}`
	},
	ledger: {
		title: 'Ledger against desk',
		none: 'The ledger and the desk agree.',
		noneBody:
			'Payments with an action under way or a withheld notification appear here, until an inquiry settles them.',
		shown: (shown, all) => `${shown} of ${all} shown`,
		order: 'Order',
		difference: 'Difference',
		ledger: 'Ledger',
		desk: 'Desk',
		confirmed: 'Last inquired',
		never: 'never',
		missing: 'none',
		notCurrent: 'earlier payment',
		captures: (count) => `captured ${count}×`,
		unknown: 'outcome unknown',
		inFlight: (action) => `${action} under way`,
		unknownOf: (action) => `${action}: outcome unknown`
	},
	difference: {
		captured_twice: 'captured twice',
		state: 'state differs',
		amount: 'amount differs',
		not_at_gateway: 'not in the ledger',
		not_on_desk: 'not on the desk',
		in_doubt: 'in doubt'
	},
	fields: {
		kind: 'Kind',
		target: 'API',
		percent: 'Rate',
		times: 'At most',
		order: 'Order number',
		code: 'ErrInfo',
		figure: 'Value',
		amount: 'Amount',
		destinations: 'Destinations',
		couponThreshold: 'Coupon threshold',
		daysAgo: 'Days ago',
		ordersPerMinute: 'Buyers a minute',
		status: 'Forged state',
		to: 'Time'
	}
};
