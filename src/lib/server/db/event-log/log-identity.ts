import type { PendingQuery, Row, Sql } from 'postgres';
import type { LogPlace } from './position.ts';

type Fragment = PendingQuery<Row[]>;

/**
 * Names this history of this database: another cluster, another database in it, and what a restore to
 * a point in time or a fail-over continues (a new timeline) are other epochs, in which the same
 * numbers mean other events.
 */
export function logEpoch(sql: Sql): Fragment {
	return sql`(
		select substr(encode(sha256(convert_to(concat_ws('-',
			control.system_identifier,
			substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),
			(select oid from pg_database where datname = current_database())
		), 'UTF8')), 'hex'), 1, 16)
		from pg_control_system() control
	)`;
}

/**
 * The oldest transaction that may still write events, as xid8: all before it have ended, and what they
 * wrote is visible in the statement's snapshot or never will be. Only transactions of this database
 * count, so that a long import into another one on the same server does not hold our screens back.
 * Whoever is running in the snapshot and has ended, or hidden itself, since then counts as ours.
 */
export function oldestWriter(sql: Sql): Fragment {
	return sql`(
		select coalesce(min(running.xid), pg_snapshot_xmax(pg_current_snapshot()))
		from pg_snapshot_xip(pg_current_snapshot()) running(xid)
		where not exists (
			select from pg_stat_activity elsewhere
			where elsewhere.backend_xid = running.xid::xid
				and elsewhere.datid <> (select oid from pg_database where datname = current_database())
		)
	)`;
}

/** Key in `installation` of the last place that retention has taken. */
export const HORIZON_KEY = 'stream_horizon';

/** `<xid>.<seq>` of the last event that retention has taken; null: none yet. */
export function logHorizon(sql: Sql): Fragment {
	return sql`(select value #>> '{}' from installation where key = ${HORIZON_KEY})`;
}

/** Reads what {@link logHorizon} selects. */
export function parseHorizon(text: string | null): LogPlace {
	const [xid = '0', seq = '0'] = text?.split('.') ?? [];
	return { xid: BigInt(xid), seq: BigInt(seq) };
}
