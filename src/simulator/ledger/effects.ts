import type { DatabaseSync } from 'node:sqlite';
import type { EffectKind } from '../recruit/transaction.ts';

export interface Effect {
	readonly at: number;
	readonly kind: EffectKind;
	readonly shopId: string;
	readonly orderId: string;
	/** Yen, amount and tax together. */
	readonly amount: number;
	/** The request that caused it; null when time or the buyer did. */
	readonly requestId: number | null;
}

export interface EffectTable {
	record(effect: Effect): void;
	ofOrder(orderId: string): Effect[];
	/** How often each order was captured, by `<ShopID>/<OrderID>`. */
	capturesPerOrder(): Record<string, number>;
	countByKind(): Record<string, number>;
}

export function effectTable(db: DatabaseSync): EffectTable {
	const insert = db.prepare(`
		insert into effect (at, kind, shop_id, order_id, amount, request_id) values (?, ?, ?, ?, ?, ?)`);
	const ofOrder = db.prepare('select * from effect where order_id = ? order by id');
	const captures = db.prepare(`
		select shop_id || '/' || order_id as trade, count(*) as captures
		from effect where kind = 'CAPTURE' group by 1 order by 1`);
	const kinds = db.prepare('select kind, count(*) as effects from effect group by kind');
	return {
		record({ at, kind, shopId, orderId, amount, requestId }) {
			insert.run(at, kind, shopId, orderId, amount, requestId);
		},
		ofOrder: (orderId) =>
			ofOrder.all(orderId).map((row) => ({
				at: Number(row['at']),
				kind: String(row['kind']) as EffectKind,
				shopId: String(row['shop_id']),
				orderId: String(row['order_id']),
				amount: Number(row['amount']),
				requestId: row['request_id'] === null ? null : Number(row['request_id'])
			})),
		capturesPerOrder: () =>
			Object.fromEntries(
				captures.all().map((row) => [String(row['trade']), Number(row['captures'])])
			),
		countByKind: () =>
			Object.fromEntries(kinds.all().map((row) => [String(row['kind']), Number(row['effects'])]))
	};
}
