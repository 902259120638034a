import { queryOf } from '../../contract/desk/view-query.ts';
import type { Looker } from '../../contract/desk/matches-view.ts';
import type { Total } from '../../contract/desk/total.ts';
import { EMPTY_VIEW, type DeskView } from '../../contract/desk/view.ts';
import { foldSearch } from '../../domain/orders/search-text.ts';
import type { Database } from '../db/client.ts';
import { countOneByOne, readCounted, type ViewSize } from '../db/view-size.ts';

/** A count that was made one by one is as good for everybody who asks within this time. */
const GOOD_FOR_MS = 2_000;
/** How a list is read depends on its size only roughly. */
const ROUGH_FOR_MS = 60_000;
/** Views whose counts are held; beyond it the oldest go. */
const MOST_KEPT = 500;

interface Kept {
	readonly size: Promise<ViewSize>;
	/** Desk time at which it was known, epoch ms; null: it is still being counted. */
	at: number | null;
}

/**
 * How many orders views list. What counters know is read from them, always as it is now; anything else
 * is counted once for all who ask at the same time, however many screens there are.
 */
export class OrderCounts {
	readonly #db: Database;
	readonly #now: () => number;
	readonly #kept = new Map<string, Kept>();

	/** @param now desk time, epoch ms */
	constructor(db: Database, now: () => number) {
		this.#db = db;
		this.#now = now;
	}

	/** How many orders the view lists for this person. */
	async of(view: DeskView, personId: string): Promise<Total> {
		const { count, exact } = await this.#sizeOf(view, personId, GOOD_FOR_MS);
		return { count, exact };
	}

	/** About how many, for whoever decides how to read them. */
	async roughly(view: DeskView, personId: string): Promise<ViewSize> {
		return this.#sizeOf(view, personId, ROUGH_FOR_MS);
	}

	async #sizeOf(view: DeskView, personId: string, goodForMs: number): Promise<ViewSize> {
		const looker: Looker = { now: this.#now(), personId };
		const counted = await readCounted(this.#db, view, looker);
		if (counted !== null) return { count: counted, exact: true, isCommonSearch: false };
		const key = canonicalQuery(view, personId);
		const kept = this.#kept.get(key);
		if (kept !== undefined && isGood(kept, looker.now, goodForMs)) return kept.size;
		const fresh: Kept = { size: countOneByOne(this.#db, view, looker), at: null };
		this.#keep(key, fresh);
		try {
			return await fresh.size;
		} catch (error) {
			if (this.#kept.get(key) === fresh) this.#kept.delete(key);
			throw error;
		} finally {
			fresh.at = this.#now();
		}
	}

	/** One after the other: a person with many views takes one connection, not all of them. */
	async ofEach(views: readonly DeskView[], personId: string): Promise<Total[]> {
		const totals: Total[] = [];
		for (const view of views) totals.push(await this.of(view, personId));
		return totals;
	}

	#keep(key: string, fresh: Kept): void {
		this.#kept.delete(key);
		this.#kept.set(key, fresh);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
	}
}

/** The demo's clock may leap, but never backwards. */
function isGood({ at }: Kept, now: number, goodForMs: number): boolean {
	return at === null || now - at < goodForMs;
}

/** Views that list the same have one: whatever their sort, whoever `me` is, however it was typed. */
function canonicalQuery(view: DeskView, personId: string): string {
	const counted: DeskView = {
		...view,
		status: view.status.toSorted(),
		gatewayState: view.gatewayState.toSorted(),
		delivery: view.delivery.toSorted(),
		system: view.system.toSorted(),
		shop: view.shop.toSorted(),
		assignee: view.assignee === 'me' ? personId : view.assignee,
		search: foldSearch(view.search).toSorted().join(' '),
		sort: EMPTY_VIEW.sort
	};
	return queryOf({ tab: 'all', view: counted, columns: null });
}
