import { DatabaseSync } from 'node:sqlite';
import { effectTable, type EffectTable } from './effects.ts';
import { faultTable, type FaultTable } from './fault-rules.ts';
import { notificationTable, type NotificationTable } from './notifications.ts';
import { requestTable, type RequestTable } from './requests.ts';
import { LEDGER_SCHEMA } from './schema.ts';
import { settingTable, type SettingTable } from './settings.ts';
import { shopOrderTable, type ShopOrderTable } from './shop-orders.ts';
import { tradeTable, type TradeTable } from './trades.ts';

export interface Ledger {
	readonly settings: SettingTable;
	readonly trades: TradeTable;
	readonly requests: RequestTable;
	readonly effects: EffectTable;
	readonly notifications: NotificationTable;
	readonly faults: FaultTable;
	readonly shopOrders: ShopOrderTable;
	/** Forgets a transaction as if it had never been entered: a replay that was cut starts over. */
	forgetTrade(shopId: string, orderId: string): void;
	/** All of it or nothing of it. Not reentrant. */
	atomically<T>(work: () => T): T;
	close(): void;
}

/** Opens the ledger file, or a ledger in memory for `:memory:`. */
export function openLedger(path: string): Ledger {
	const db = new DatabaseSync(path);
	// A killed process loses nothing that was committed; only a power cut could.
	db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000');
	db.exec(LEDGER_SCHEMA);
	const forgetting = ['effect', 'request', 'trade'].map((table) =>
		db.prepare(`delete from ${table} where shop_id = ? and order_id = ?`)
	);
	return {
		settings: settingTable(db),
		trades: tradeTable(db),
		requests: requestTable(db),
		effects: effectTable(db),
		notifications: notificationTable(db),
		faults: faultTable(db),
		shopOrders: shopOrderTable(db),
		forgetTrade(shopId, orderId) {
			for (const statement of forgetting) statement.run(shopId, orderId);
		},
		atomically(work) {
			db.exec('begin immediate');
			try {
				const result = work();
				db.exec('commit');
				return result;
			} catch (error) {
				db.exec('rollback');
				throw error;
			}
		},
		close: () => db.close()
	};
}
