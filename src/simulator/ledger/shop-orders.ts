import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { DeskOrder } from '../shop/desk-order.ts';

/** An order as the demo shop keeps it. It waits for the desk while `updatedAt > sentUpdatedAt`. */
export interface ShopOrder {
	readonly shop: string;
	readonly number: string;
	readonly orderedAt: number;
	/** Instant of the shop's last change; the desk takes only newer ones. */
	readonly updatedAt: number;
	readonly delivery: DeskOrder['deliveryStatus'];
	readonly body: DeskOrder;
}

export interface ShopOrderTable {
	find(shop: string, number: string): ShopOrder | undefined;
	save(order: ShopOrder): void;
	/** What the desk does not have yet, in the order in which it was ordered. */
	unsent(limit: number): ShopOrder[];
	countUnsent(): number;
	/** The desk took this version; a newer one still waits. */
	markSent(order: ShopOrder): void;
	/** The desk refused it for good: it is kept with the reason and not sent again. */
	markRejected(order: ShopOrder, reason: string): void;
	rejected(): Array<{ shop: string; number: string; reason: string }>;
	count(): number;
	countSince(orderedAt: number): number;
	/** Orders with this delivery status that were ordered in [from, until), the oldest first. */
	withDelivery(delivery: DeskOrder['deliveryStatus'], from: number, until: number): ShopOrder[];
	/** The highest `<prefix>-<six digits>` so far, or undefined; other numbers came from outside. */
	lastNumber(prefix: string): string | undefined;
}

type Row = Record<string, SQLOutputValue>;

function orderOf(row: Row): ShopOrder {
	return {
		shop: String(row['shop']),
		number: String(row['number']),
		orderedAt: Number(row['ordered_at']),
		updatedAt: Number(row['updated_at']),
		delivery: String(row['delivery']) as ShopOrder['delivery'],
		body: JSON.parse(String(row['body'])) as DeskOrder
	};
}

const WAITING = 'updated_at > sent_updated_at and rejection is null';

/** The shop's own orders in the ledger, and what the desk has been told of them. */
export function shopOrderTable(db: DatabaseSync): ShopOrderTable {
	const find = db.prepare('select * from shop_order where shop = ? and number = ?');
	const upsert = db.prepare(`
		insert into shop_order (shop, number, ordered_at, updated_at, delivery, body)
		values (?, ?, ?, ?, ?, ?)
		on conflict (shop, number) do update
		set updated_at = excluded.updated_at, delivery = excluded.delivery, body = excluded.body,
			rejection = null`);
	const unsent = db.prepare(
		`select * from shop_order where ${WAITING} order by ordered_at, shop, number limit ?`
	);
	const countUnsent = db.prepare(`select count(*) as orders from shop_order where ${WAITING}`);
	const markSent = db.prepare(
		'update shop_order set sent_updated_at = max(sent_updated_at, ?) where shop = ? and number = ?'
	);
	const markRejected = db.prepare(
		'update shop_order set rejection = ? where shop = ? and number = ?'
	);
	const rejected = db.prepare(
		'select shop, number, rejection from shop_order where rejection is not null order by 1, 2'
	);
	const countSince = db.prepare('select count(*) as orders from shop_order where ordered_at >= ?');
	const withDelivery = db.prepare(`
		select * from shop_order where delivery = ? and ordered_at >= ? and ordered_at < ?
		order by ordered_at`);
	const last = db.prepare(`
		select max(number) as number from shop_order
		where number glob ? || '-[0-9][0-9][0-9][0-9][0-9][0-9]'`);
	const orders = (row: Row | undefined) => Number(row?.['orders'] ?? 0);
	return {
		find(shop, number) {
			const row = find.get(shop, number);
			return row ? orderOf(row) : undefined;
		},
		save({ shop, number, orderedAt, updatedAt, delivery, body }) {
			upsert.run(shop, number, orderedAt, updatedAt, delivery, JSON.stringify(body));
		},
		unsent: (limit) => unsent.all(limit).map(orderOf),
		countUnsent: () => orders(countUnsent.get()),
		markSent: ({ shop, number, updatedAt }) => {
			markSent.run(updatedAt, shop, number);
		},
		markRejected: ({ shop, number }, reason) => {
			markRejected.run(reason, shop, number);
		},
		rejected: () =>
			rejected.all().map((row) => ({
				shop: String(row['shop']),
				number: String(row['number']),
				reason: String(row['rejection'])
			})),
		count: () => orders(countSince.get(0)),
		countSince: (orderedAt) => orders(countSince.get(orderedAt)),
		withDelivery: (delivery, from, until) => withDelivery.all(delivery, from, until).map(orderOf),
		lastNumber(prefix) {
			const number = last.get(prefix)?.['number'];
			return typeof number === 'string' ? number : undefined;
		}
	};
}
