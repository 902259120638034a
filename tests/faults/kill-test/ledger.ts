import type { Effect } from '../../../src/simulator/ledger/effects.ts';
import type { RecordedRequest } from '../../../src/simulator/ledger/requests.ts';
import { totalOf, type Transaction } from '../../../src/simulator/recruit/transaction.ts';

/** What the gateway holds of one order: its own words, not the desk's. */
export interface Ledger {
	state: string;
	/** Yen. */
	amount: number;
	/** Epoch ms. */
	expiresAt: number | null;
	effects: Effect[];
	requests: RecordedRequest[];
}

/** Asks the simulator's control API; `body` makes it a POST. */
export async function control(url: string, path: string, body?: unknown): Promise<unknown> {
	const answer = await fetch(`${url}/control/${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		...(body === undefined
			? {}
			: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
	});
	if (!answer.ok) throw new Error(`/control/${path}: ${await answer.text()}`);
	return answer.json();
}

export async function readLedger(url: string, gatewayOrderId: string): Promise<Ledger> {
	const held = (await control(url, `ledger?orderId=${gatewayOrderId}`)) as {
		transactions: Transaction[];
		requests: RecordedRequest[];
		effects: Effect[];
	};
	const [trade] = held.transactions;
	if (!trade || held.transactions.length !== 1) throw new Error(`no trade ${gatewayOrderId}`);
	return {
		state: trade.state,
		amount: totalOf(trade.charge),
		expiresAt: trade.expiresAt,
		effects: held.effects,
		requests: held.requests
	};
}
