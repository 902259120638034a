import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { RecruitGatewayState } from '../../lib/contract/gateway-codes.ts';
import { dueAt } from '../recruit/passage-of-time.ts';
import type { Transaction } from '../recruit/transaction.ts';

/** What a shop and its desk should know about a transaction. */
export interface TradeInShort {
	readonly shopId: string;
	readonly orderId: string;
	readonly state: RecruitGatewayState;
	/** Yen, amount and tax together. */
	readonly amount: number;
	/** Epoch milliseconds on the gateway's clock. */
	readonly processedAt: number;
	readonly captures: number;
}

export interface TradeTable {
	find(shopId: string, orderId: string): Transaction | undefined;
	findByAccessId(accessId: string): Transaction | undefined;
	/** Of all shops: OrderIDs are unique per shop only. */
	findByOrderId(orderId: string): Transaction[];
	save(transaction: Transaction): void;
	/** Transactions that time alone changes by `now`, the earliest first. */
	due(now: number, limit: number): Transaction[];
	inStates(states: readonly RecruitGatewayState[]): Transaction[];
	countByState(): Record<string, number>;
	/** All of them, with how often each was captured. */
	inShort(): TradeInShort[];
	/** Authorizations whose expiry lies in [from, until). */
	countExpiring(from: number, until: number): number;
}

type Row = Record<string, SQLOutputValue>;

function transactionOf(row: Row): Transaction {
	return JSON.parse(String(row['body'])) as Transaction;
}

/** The payments at the gateway. */
export function tradeTable(db: DatabaseSync): TradeTable {
	const byOrder = db.prepare('select body from trade where shop_id = ? and order_id = ?');
	const byAccess = db.prepare('select body from trade where access_id = ?');
	const byOrderId = db.prepare('select body from trade where order_id = ? order by shop_id');
	const upsert = db.prepare(`
		insert into trade (shop_id, order_id, access_id, state, due_at, body)
		values (?, ?, ?, ?, ?, ?)
		on conflict (shop_id, order_id) do update
		set state = excluded.state, due_at = excluded.due_at, body = excluded.body`);
	const due = db.prepare(
		'select body from trade where due_at is not null and due_at <= ? order by due_at limit ?'
	);
	const inState = db.prepare('select body from trade where state = ? order by shop_id, order_id');
	const states = db.prepare('select state, count(*) as trades from trade group by state');
	const inShort = db.prepare(`
		select shop_id, order_id, state,
			json_extract(body, '$.charge.amount') + json_extract(body, '$.charge.tax') as amount,
			json_extract(body, '$.processedAt') as processed_at, coalesce(captures, 0) as captures
		from trade
		left join (
			select shop_id, order_id, count(*) as captures
			from effect where kind = 'CAPTURE' group by 1, 2
		) using (shop_id, order_id)
		order by shop_id, order_id`);
	const expiring = db.prepare(
		`select count(*) as trades from trade where state = 'AUTH' and due_at >= ? and due_at < ?`
	);
	const first = (row: Row | undefined) => (row ? transactionOf(row) : undefined);
	return {
		find: (shopId, orderId) => first(byOrder.get(shopId, orderId)),
		findByAccessId: (accessId) => first(byAccess.get(accessId)),
		findByOrderId: (orderId) => byOrderId.all(orderId).map(transactionOf),
		save(transaction) {
			const { shopId, orderId, accessId, state } = transaction;
			upsert.run(shopId, orderId, accessId, state, dueAt(transaction), JSON.stringify(transaction));
		},
		due: (now, limit) => due.all(now, limit).map(transactionOf),
		inStates: (wanted) => wanted.flatMap((state) => inState.all(state).map(transactionOf)),
		countByState: () =>
			Object.fromEntries(states.all().map((row) => [String(row['state']), Number(row['trades'])])),
		inShort: () =>
			inShort.all().map((row) => ({
				shopId: String(row['shop_id']),
				orderId: String(row['order_id']),
				state: String(row['state']) as RecruitGatewayState,
				amount: Number(row['amount']),
				processedAt: Number(row['processed_at']),
				captures: Number(row['captures'])
			})),
		countExpiring: (from, until) => Number(expiring.get(from, until)?.['trades'] ?? 0)
	};
}
