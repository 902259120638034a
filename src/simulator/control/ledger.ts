import type { StoredNotification } from '../ledger/notifications.ts';
import type { ControlContext } from './control-door.ts';
import { invalid } from './control-error.ts';

function readable(notification: StoredNotification) {
	const { body, ...rest } = notification;
	return { ...rest, body: Buffer.from(body).toString('latin1') };
}

/** Everything about one gateway order: transactions, requests, effects, notifications. */
export function readLedger({ simulation, query }: ControlContext) {
	const orderId = query.get('orderId');
	if (!orderId) throw invalid('orderId', '必須です。', 'This field is required.');
	const { ledger, clock, gateway } = simulation;
	gateway.settle(clock.now(), false);
	return {
		transactions: ledger.trades.findByOrderId(orderId),
		requests: ledger.requests.ofOrder(orderId),
		effects: ledger.effects.ofOrder(orderId),
		notifications: ledger.notifications.ofOrder(orderId).map(readable)
	};
}

/** Every transaction in short: what a desk can be compared with. Amounts in yen. */
export function listTrades({ simulation }: ControlContext) {
	const { ledger, clock, gateway } = simulation;
	gateway.settle(clock.now(), false);
	return { trades: ledger.trades.inShort() };
}

/** Counts over the whole ledger. `captures` is the number of times each order was charged. */
export function summarizeLedger({ simulation }: ControlContext) {
	const { ledger, clock, gateway } = simulation;
	gateway.settle(clock.now(), false);
	const captures = ledger.effects.capturesPerOrder();
	const requests = ledger.requests.countByApi();
	const captureRequests = requests
		.filter(({ api }) => api === 'RecruitSales')
		.reduce((sum, row) => sum + row.requests, 0);
	return {
		states: ledger.trades.countByState(),
		effects: ledger.effects.countByKind(),
		captures,
		capturedMoreThanOnce: Object.keys(captures).filter((trade) => (captures[trade] ?? 0) > 1),
		captureRequests,
		requests,
		notifications: {
			...ledger.notifications.countByOutcome(),
			attempts: ledger.notifications.countAttempts()
		},
		shopOrders: { all: ledger.shopOrders.count(), unsent: ledger.shopOrders.countUnsent() }
	};
}
