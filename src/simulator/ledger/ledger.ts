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
	/**
	 * Commits what is written meanwhile a few times a second instead of at once: 2,000 orders of
	 * history in a third of the time. A kill loses the last moment whole, so only work that can be
	 * done again may be done in it. Not reentrant.
	 */
	inGroups<T>(work: () => Promise<T>): Promise<T>;
	close(): void;
}

const GROUP_MS = 100;

/** Opens the ledger file, or a ledger in memory for `:memory:`. */
export function openLedger(path: string): Ledger {
	const db = new DatabaseSync(path);
	// A killed process loses nothing that was committed; only a power cut could.
	db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000');
	db.exec(LEDGER_SCHEMA);
	const forgetting = ['effect', 'request', 'trade'].map((table) =>
		db.prepare(`delete from ${table} where shop_id = ? and order_id = ?`)
	);
	let grouping = false;
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
			const [begin, commit, rollback] = grouping
				? ['savepoint change', 'release change', 'rollback to change; release change']
				: ['begin immediate', 'commit', 'rollback'];
			db.exec(begin);
			try {
				const result = work();
				db.exec(commit);
				return result;
			} catch (error) {
				db.exec(rollback);
				throw error;
			}
		},
		async inGroups(work) {
			db.exec('begin immediate');
			grouping = true;
			const timer = setInterval(() => db.exec('commit; begin immediate'), GROUP_MS);
			try {
				return await work();
			} finally {
				clearInterval(timer);
				grouping = false;
				db.exec('commit');
			}
		},
		close: () => db.close()
	};
}
