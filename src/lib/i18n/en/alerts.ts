import type { Text } from '../text.ts';

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

export const alerts: Text['alerts'] = {
	title: 'Alerts',
	bell: (waiting) => (waiting === 0 ? 'Alerts' : `Alerts, ${waiting} not acknowledged`),
	news: (waiting) => `There is a new alert. ${waiting} not acknowledged`,
	waiting: (count) => `${count} not acknowledged`,
	taken: (count) => `${count} acknowledged`,
	takenHead: 'Acknowledged',
	rest: (listed, open) =>
		`The ${listed} most pressing of ${open}. The others follow as these are acknowledged.`,
	empty: 'Nothing presses',
	emptyBody:
		'Authorizations close to their expiry, outcomes that stay unknown, live payments on cancelled orders and amount changes that do not become final appear here.',
	loading: 'Loading alerts',
	failed: 'The alerts could not be loaded',
	retry: 'Load again',
	what: {
		level: (hours) => `Expires within ${many(hours, 'hour', 'hours')}`,
		lapsed: 'Expired, not confirmed yet',
		unknown_outcome: (action) => `${action}: outcome unknown`,
		unknown_operation: 'Outcome unknown',
		live_payment: 'Live payment, cancelled order',
		amount_change_pending: 'Amount change not final'
	},
	mark: {
		level: (hours) => `${hours}h`,
		lapsed: 'expired',
		unknown_outcome: 'unknown',
		live_payment: 'live',
		amount_change_pending: 'pending'
	},
	next: {
		capture: 'Capture it.',
		captureOrExtend: 'Capture it, or extend the authorization.',
		sendThenCapture: 'A change is unsent: send it, then capture.',
		extend: 'It cannot be captured now. Extend the authorization.',
		look: 'It cannot be captured now. Open the order to see why.',
		wait: 'Waiting for the operation’s result.',
		lapsed: 'Waiting for the gateway to confirm the cancellation.',
		inquiring: 'Being inquired by itself. Do not repeat the action elsewhere.',
		cancelAtConsole: 'Cancel it at the gateway’s console, then close the work item.',
		lookAtConsole: 'Still not final after 24 hours. Inquire to see where it stands.'
	},
	elapsed: (span) => `${span} ago`,
	deadline: (instant) => `Expires ${instant}`,
	began: (instant) => `Since ${instant}`,
	acknowledge: 'Acknowledge',
	acknowledgeOf: (number) => `Acknowledge the alert of ${number}`,
	acknowledgedBy: (name) => `Acknowledged by ${name}`,
	wasFirst: (name) => `${name} had acknowledged it first`,
	notTaken: 'The acknowledgement was not recorded. Please try again.',
	noPermission: 'Alerts are acknowledged by operators',
	offline: 'Alerts cannot be acknowledged while the connection is down'
};
