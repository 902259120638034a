import type { About, ErrorSentences } from './sentence.ts';

const field = ({ field }: About) => (field === null ? 'A field' : `“${field}”`);

/** Seconds as a person reads them: 90 → 2 minutes. */
function wait({ params }: About): string {
	const seconds = Number(params.seconds ?? 0);
	if (seconds <= 0) return 'later';
	const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
	return `in ${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

export const en: ErrorSentences = {
	BAD_JSON: () => 'The body could not be read as JSON.',
	BAD_CONTENT_TYPE: ({ params }) =>
		params.expected === undefined
			? 'The body has a content type that is not accepted here.'
			: `Send the body with the content type ${String(params.expected)}.`,
	BODY_TOO_LARGE: ({ params }) =>
		params.limit === undefined
			? 'The body is too large.'
			: `The body is too large; the limit is ${String(params.limit)} bytes.`,
	BAD_ENCODING: () => 'The body is not valid text in the expected encoding. Send UTF-8.',
	UNAUTHENTICATED: () => 'Sign in first. Programs send a valid API key.',
	FORBIDDEN: () => 'You do not have permission to do this.',
	FORBIDDEN_ORIGIN: () =>
		'This request came from an origin that is not allowed. Check that you opened the usual address, and the server setting ORIGIN.',
	SCOPE_MISSING: ({ params }) =>
		params.scope === undefined
			? 'This API key does not have the scope that is needed.'
			: `This API key does not have the scope “${String(params.scope)}”.`,
	SIGN_IN_FAILED: () => 'The e-mail address or the password is wrong.',
	ACCOUNT_DISABLED: () => 'This account is disabled. Please contact an administrator.',
	TOO_MANY_REQUESTS: (about) => `Too many attempts. Please try again ${wait(about)}.`,
	NOT_FOUND: () => 'There is nothing at this address.',
	UNKNOWN_SHOP: () => 'This shop is not registered.',
	UNKNOWN_ORDER: () => 'This order was not found.',
	UNKNOWN_PERSON: () => 'This person was not found.',
	UNKNOWN_ALERT: () => 'This alert was not found.',
	UNKNOWN_TASK: () => 'This work item was not found.',
	UNKNOWN_VIEW: () => 'This view was not found.',
	VIEW_CONFLICT: ({ params }) =>
		params.actor === undefined || params.actor === ''
			? 'This view has changed meanwhile. Nothing was saved.'
			: `${String(params.actor)} changed this view meanwhile. Nothing was saved.`,
	VIEW_DELETED: ({ params }) =>
		params.actor === undefined || params.actor === ''
			? 'This view has been deleted.'
			: `${String(params.actor)} deleted this view.`,
	VIEWS_FULL: ({ params }) =>
		params.scope === 'team'
			? `The team can keep ${String(params.limit ?? '')} views. Delete one that nobody uses.`
			: `You can keep ${String(params.limit ?? '')} views of your own. Delete one that you no longer use.`,
	UNKNOWN_CONTRACT: () => 'This shop has no contract with this payment system.',
	SETTING_CONFLICT: ({ params }) =>
		params.actor === undefined || params.actor === ''
			? 'These settings have changed meanwhile. Nothing was saved.'
			: `${String(params.actor)} changed these settings meanwhile. Nothing was saved.`,
	SHOP_CODE_TAKEN: () => 'There is already a shop with this code.',
	SHOP_CLOSED: () => 'This shop is closed and takes no new orders.',
	GATEWAY_SHOP_TAKEN: ({ params }) =>
		params.shop === undefined
			? 'This ShopID belongs to another shop.'
			: `This ShopID belongs to the shop “${String(params.shop)}”.`,
	GATEWAY_SHOP_IN_USE: () =>
		'Orders came with this ShopID, so it must stay. Add another shop for a new ShopID.',
	SECRET_WOULD_MOVE: () =>
		'The stored password would be sent elsewhere. Only an administrator may change this.',
	CREDENTIALS_MISSING: () => 'No password is stored yet.',
	KEY_EXPIRY_PAST: () => 'The last day of the key lies in the past.',
	UNKNOWN_NOTE: () => 'This note was not found.',
	MENTION_UNKNOWN: () =>
		'The note names somebody who is not here or is disabled. Choose the name again after @.',
	LAST_ADMIN: () =>
		'This is the last administrator, whose role and account must stay. Appoint another one first.',
	EMAIL_TAKEN: () => 'This e-mail address is already in use.',
	LINK_INVALID: () => 'This link is not valid: it has expired, was used, or was replaced.',
	METHOD_NOT_ALLOWED: () => 'This address does not accept that method.',
	MISSING_FIELD: (about) => `${field(about)} is missing.`,
	UNKNOWN_FIELD: (about) => `${field(about)} is not a known field.`,
	BAD_FIELD: (about) => `${field(about)} has a value that is not valid.`,
	TOO_MANY_ORDERS: ({ params }) =>
		params.limit === undefined
			? 'There are too many orders in one request.'
			: `One request may hold at most ${String(params.limit)} orders.`,
	EMPTY_LIST: () => 'The list is empty.',
	AMOUNTS_DO_NOT_ADD_UP: () => 'The amounts do not add up to the total.',
	CARD_NUMBER_REFUSED: (about) =>
		`${field(about)} looks like a card number. Card data is not accepted and was not stored.`,
	SYSTEM_NOT_CONNECTED: () => 'This payment system is not connected yet.',
	GATEWAY_ACCOUNT_UNKNOWN: () => 'This gateway shop ID is not registered for this shop.',
	GATEWAY_ORDER_TAKEN: () => 'This gateway order already belongs to another order.',
	SYSTEM_CHANGED: () => 'The payment system and the shop of an order cannot change.',
	GATEWAY_ORDER_REMOVED: () => 'Gateway order IDs can be added, never removed.',
	VERSION_CONFLICT: () => 'Somebody changed this first. Look at the latest state and try again.',
	PAYMENT_NOT_INQUIRABLE: () => 'This payment cannot be inquired. Look at the console.',
	TASK_CONFLICT: ({ params }) =>
		params.actor === undefined || params.actor === ''
			? 'This work item has changed meanwhile. Look at the latest state and try again.'
			: `${String(params.actor)} was first. Look at the latest state and try again.`,
	ASSIGNEE_CONFLICT: ({ params }) =>
		params.assignee === undefined || params.assignee === ''
			? 'Meanwhile the order was let go. Nobody looks after it now.'
			: `Meanwhile ${String(params.assignee)} looks after this order.`,
	OPERATION_UNDER_WAY: () => 'Another action is under way on this order.',
	ACTION_REFUSED: () => 'This action is not possible now.',
	IDENTITY_REUSED: () => 'This operation ID was already used for another operation.',
	NO_LINES: () =>
		'A change cannot leave an order without items. To stop the whole order, cancel it.',
	LINE_UNKNOWN: () => 'The order has no such item. Please reload the page.',
	DESTINATION_UNKNOWN: () => 'Choose where the added item is to be delivered.',
	DESTINATION_EMPTY: ({ params }) =>
		`Destination ${String(params.destination ?? '')} would be left without items. Of an order with several destinations, none can be cancelled alone.`,
	NOTHING_TO_DISCARD: () => 'There is no unsent change that could be discarded.',
	EXPIRY_OUT_OF_RANGE: () =>
		'The expiry must lie between today and the 120th day, counting the day of the order.',
	NO_EXPIRY_TO_RECORD: () => 'An expiry can only be recorded on an authorized order.',
	RUN_UNDER_WAY: ({ params }) => {
		const which = params.run === undefined ? 'A sync' : `Sync no. ${String(params.run)}`;
		const who = params.actor ? String(params.actor) : 'the schedule';
		return `${which}, started by ${who}, is under way. Start another one after it has ended.`;
	},
	UNKNOWN_RUN: () => 'This run was not found.',
	POSITION_INVALID: () => 'The position in the stream is not valid.',
	PROTOCOL_MISMATCH: () => 'This page is out of date. Please reload it.',
	CLOCK_GOES_FORWARD: () =>
		'The demo’s clock only goes forward: what has lapsed does not come back.',
	CLOCK_HELD: ({ params }) =>
		`Outcomes still open: ${String(params.orders ?? 1)}. So that none is misread, move the clock in about ${String(params.seconds ?? 60)} seconds.`,
	SIMULATOR_REFUSED: ({ params }) =>
		`The simulator did not accept this (${String(params.code ?? '')}). Nothing has changed.`,
	SIMULATOR_UNREACHABLE: () =>
		'The simulator gives no readable answer. It is started again by itself: try again in a moment.',
	NOT_READY: () => 'Not ready yet. Please try again in a moment.',
	INTERNAL: () =>
		'Something unexpected happened. It was recorded: please give the error number to an administrator.'
};
