import type { Text } from '../text.ts';

export const desk: Text['desk'] = {
	figures: {
		label: 'Money at a glance',
		within: (hours, isFirst) => (isFirst ? `Expires within ${hours} h` : `Within ${hours} h`),
		withinHint: (hours) =>
			`Authorized, not captured, and impossible to capture in less than ${hours} h: amount and count`,
		capturedToday: 'Captured today',
		capturedTodayHint: 'Captures that became final today (JST): amount and count',
		unknown: 'Outcome unknown',
		unknownHint: 'Operations without an answer; the gateway is being inquired',
		captureFailed: 'Capture failed',
		captureFailedHint: 'Orders whose capture the gateway refused',
		count: (count) => count,
		inquiring: 'inquiring'
	},
	tabs: {
		deadline: 'Next to expire',
		authorized: 'Authorized',
		completed: 'Completed',
		needs_review: 'Needs review',
		capture_failed: 'Capture failed',
		unsent: 'Unsent',
		unknown: 'Unknown',
		cancelled: 'Cancelled',
		all: 'All'
	},
	tabList: 'Lists',
	within: {
		label: 'Expires within',
		any: 'Expires: any time',
		choice: (span) => `Within ${span}`,
		hours: (hours) => `${hours} h`,
		days: (days) => `${days} d`
	},
	columns: {
		deadline: 'Next deadline',
		number: 'Order',
		buyer: 'Buyer',
		shop: 'Shop',
		system: 'Payment',
		status: 'Status',
		delivery: 'Delivery',
		amount: 'Amount',
		confirmed: 'Confirmed',
		people: 'People'
	},
	confirmedHint: 'When the gateway last confirmed its state',
	scale: { hour: '1h', day: '24h', week: '7d', month: '30d' },
	scaleHint: 'The length of a bar is the time left, on one scale for all rows',
	list: 'Orders',
	opens: 'opens',
	noDeadline: 'No deadline',
	unsent: 'Unsent',
	wasAmount: (amount) => `${amount} at the gateway`,
	contentUnsent: 'Content change not sent',
	inFlight: (action, span) => `${action} under way ${span}`,
	nextInquiry: (span) => `inquiry in ${span}`,
	inquiringNow: 'inquiring',
	notConfirmed: 'not yet',
	anomaly: 'Anomaly',
	anomalyHint: 'An answer of the gateway could not be read. The next inquiry will tell',
	newRows: (count) => `${count} new`,
	movedRows: (count) => `${count} moved`,
	selected: (count) => String(count),
	selectedLabel: 'selected',
	copyNumbers: 'Copy numbers',
	clearSelection: 'Clear',
	loadingMore: 'Loading more',
	empty: {
		deadline: 'No authorization with a deadline',
		deadlineBody: 'Orders line up here as soon as they are authorized, the next to expire first.',
		other: 'No orders here',
		otherBody: 'An order that fits will appear here by itself.',
		within: (span) => `Nothing expires within ${span}`,
		withinBody: 'Orders appear here by themselves as their expiry comes near.',
		all: 'No orders yet',
		allBody: 'Orders that shops send (POST /api/v1/orders) appear here by themselves.',
		showAll: 'Show all orders'
	},
	failed: 'The list could not be loaded',
	retry: 'Load again'
};
