import type { PendingQuery, Row, Sql } from 'postgres';
import { logEpoch, logHorizon, oldestWriter, parseHorizon } from './log-identity.ts';
import { comparePlaces, type LogPlace } from './position.ts';

export interface LogEvent extends LogPlace {
	/** The order that changed, or the run that moved; both null: the desk itself, such as a team's view. */
	readonly orderId: number | null;
	readonly runId: number | null;
}

/** Whose events a reader wants beside those of runs, which everybody gets: every order's, one's, none. */
export type OrdersRead = 'all' | 'none' | number;

/** One look at the log; all of it from one snapshot of the database. */
export interface LogPage {
	readonly events: readonly LogEvent[];
	/** Everything up to here was read: the next page starts after it. */
	readonly upTo: LogPlace;
	/** The page was full; there may be more. */
	readonly more: boolean;
	/** Everything before this is final. */
	readonly tail: LogPlace;
	/** Events are visible that may not be handed out yet, because an older transaction is still open. */
	readonly heldBack: boolean;
	/** Places of different epochs cannot be compared. */
	readonly epoch: string;
	/** A reader that stands before this has lost events to retention. */
	readonly horizon: LogPlace;
}

/** Reads the log's next page after a place: at most `limit` events. */
export type ReadEvents = (after: LogPlace, limit: number, orders?: OrdersRead) => Promise<LogPage>;

type Fragment = PendingQuery<Row[]>;

/** What decides which events a reader may be given now, and in which order. */
export interface ReadPredicate {
	readonly mayRead: (sql: Sql, after: LogPlace) => Fragment;
	readonly order: (sql: Sql) => Fragment;
	/** Where a reader stands that was given everything there was; `last` is what it was given last. */
	readonly end: (after: LogPlace, last: LogPlace | undefined, tail: LogPlace) => LogPlace;
}

/**
 * A sequence number is taken before its transaction commits, so a reader that goes by numbers passes
 * events that appear later. Every transaction below the oldest one that is still running has
 * ended: what it wrote is visible or never will be. Readers stay below that one and lose nothing, in
 * any order of commits.
 */
export const BELOW_OLDEST_WRITER: ReadPredicate = {
	mayRead: (sql, after) =>
		sql`(xid, seq) > (${String(after.xid)}::xid8, ${String(after.seq)}::bigint) and xid < tail.oldest`,
	order: (sql) => sql`xid, seq`,
	end: (after, _last, tail) => (comparePlaces(after, tail) < 0 ? tail : after)
};

/** @param predicate the product has one; tests compose a broken one */
export function createEventReader(
	sql: Sql,
	predicate: ReadPredicate = BELOW_OLDEST_WRITER
): ReadEvents {
	return async (after, limit, orders = 'all') => {
		const wanted =
			orders === 'all'
				? sql``
				: orders === 'none'
					? sql`and run_id is not null`
					: sql`and (order_id = ${orders} or run_id is not null)`;
		const rows = await sql<PageRow[]>`
			with tail as materialized (select ${oldestWriter(sql)} as oldest)
			select
				xid::text as xid_text, seq::text as seq_text, order_id::text as order_id_text,
				run_id::text as run_id_text,
				tail.oldest::text as tail,
				coalesce((select xid from event order by xid desc, seq desc limit 1) >= tail.oldest, false)
					as held_back,
				${logEpoch(sql)} as epoch, ${logHorizon(sql)} as horizon
			from tail
			left join lateral (
				select xid, seq, order_id, run_id from event
				where ${predicate.mayRead(sql, after)} ${wanted}
				order by ${predicate.order(sql)}
				limit ${limit}
			) page on true
			order by ${predicate.order(sql)}`;
		const [first] = rows;
		if (first === undefined) throw new Error('the log answered without its own end');
		const events = rows.flatMap(eventOf);
		const more = events.length === limit;
		const last = events.at(-1);
		const tail = { xid: BigInt(first.tail), seq: 0n };
		return {
			events,
			upTo: more && last !== undefined ? last : predicate.end(after, last, tail),
			more,
			tail,
			heldBack: first.held_back,
			epoch: first.epoch,
			horizon: parseHorizon(first.horizon)
		};
	};
}

interface PageRow {
	xid_text: string | null;
	seq_text: string | null;
	order_id_text: string | null;
	run_id_text: string | null;
	tail: string;
	held_back: boolean;
	epoch: string;
	horizon: string | null;
}

function eventOf(row: PageRow): LogEvent[] {
	if (row.xid_text === null || row.seq_text === null) return [];
	return [
		{
			xid: BigInt(row.xid_text),
			seq: BigInt(row.seq_text),
			orderId: idOf(row.order_id_text),
			runId: idOf(row.run_id_text)
		}
	];
}

function idOf(text: string | null): number | null {
	return text === null ? null : Number(text);
}
