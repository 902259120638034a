import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { RecruitGatewayState } from '../../lib/contract/gateway-codes.ts';
import { dueAt } from '../recruit/passage-of-time.ts';
import type { Transaction } from '../recruit/transaction.ts';

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
	/** Authorizations whose expiry lies in [from, until). */
	countExpiring(from: number, until: number): number;
}

type Row = Record<string, SQLOutputValue>;

function transactionOf(row: Row): Transaction {
	return JSON.parse(String(row['body'])) as Transaction;
}

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
		countExpiring: (from, until) => Number(expiring.get(from, until)?.['trades'] ?? 0)
	};
}
