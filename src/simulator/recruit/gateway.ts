import type { Ledger } from '../ledger/ledger.ts';
import { letTimePass } from './passage-of-time.ts';
import type { RecentVersions } from './recent-versions.ts';
import { keyOf, totalOf, type EffectKind, type Transaction } from './transaction.ts';

/** How a change is to be recorded. */
export interface ChangeOptions {
	/** When it happened, on the gateway's clock. */
	readonly at: number;
	readonly effect?: EffectKind | undefined;
	readonly requestId?: number;
	/** No notification, nothing to be stale about: history that is replayed. */
	readonly quiet: boolean;
	/** No notification, because this change never sends one. */
	readonly silent?: boolean;
}

/** Tells the shops what changed. */
export interface ChangeListener {
	/** Runs inside the change's own transaction. Answers the notification that must go out first. */
	changed(transaction: Transaction, at: number): number | undefined;
}

/** The transactions of the gateway, as they are at an instant. */
export interface Gateway {
	/** The transaction after everything that time alone has done to it by `now`. */
	read(shopId: string, orderId: string, now: number, quiet: boolean): Transaction | undefined;
	/** As it looked `ageMs` ago. */
	readStale(current: Transaction, ageMs: number): Transaction | undefined;
	/** Records a change and answers the id of a notification that must precede the answer. */
	change(next: Transaction, options: ChangeOptions): number | undefined;
	/** Lets time pass for everything that is due, except what is held. */
	settle(now: number, quiet: boolean): void;
	/** While held, only its holder moves the transaction: a replay is working on it. */
	hold(key: string): void;
	release(key: string): void;
}

/** How many due transactions are settled before others get a turn. */
const SETTLED_AT_ONCE = 500;

export function openGateway(
	ledger: Ledger,
	versions: RecentVersions,
	listener: ChangeListener
): Gateway {
	const held = new Set<string>();

	const change = (next: Transaction, options: ChangeOptions): number | undefined =>
		ledger.atomically(() => {
			const previous = options.quiet ? undefined : ledger.trades.find(next.shopId, next.orderId);
			ledger.trades.save(next);
			if (options.effect) {
				ledger.effects.record({
					at: options.at,
					kind: options.effect,
					shopId: next.shopId,
					orderId: next.orderId,
					amount: totalOf(next.charge),
					requestId: options.requestId ?? null
				});
			}
			if (options.quiet) return undefined;
			versions.replaced(keyOf(next), previous);
			return options.silent ? undefined : listener.changed(next, options.at);
		});

	const settled = (transaction: Transaction, now: number, quiet: boolean): Transaction => {
		const passage = letTimePass(transaction, now);
		if (!passage) return transaction;
		const { processedAt } = passage.transaction;
		change(passage.transaction, {
			at: processedAt,
			effect: passage.effect,
			quiet,
			silent: passage.silent
		});
		return passage.transaction;
	};

	return {
		read(shopId, orderId, now, quiet) {
			const transaction = ledger.trades.find(shopId, orderId);
			return transaction && settled(transaction, now, quiet);
		},
		readStale: (current, ageMs) => versions.asOf(keyOf(current), current, ageMs),
		change,
		settle(now, quiet) {
			for (const transaction of ledger.trades.due(now, SETTLED_AT_ONCE)) {
				if (!held.has(keyOf(transaction))) settled(transaction, now, quiet);
			}
			versions.forgetOld();
		},
		hold: (key) => {
			held.add(key);
		},
		release: (key) => {
			held.delete(key);
		}
	};
}
