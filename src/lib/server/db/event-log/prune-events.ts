import type { Sql } from 'postgres';
import { HORIZON_KEY, oldestWriter } from './log-identity.ts';

/**
 * Takes the oldest events away, up to the first that happened at or after `before` (desk time, epoch
 * ms), at most `batch` in one short transaction, and moves the horizon with them. Only a beginning of
 * the log is ever taken: with a hole in it, positions before the hole would replay without an error.
 *
 * @returns how many were taken; fewer than `batch`: nothing is left to take
 */
export async function pruneEvents(sql: Sql, before: number, batch: number): Promise<number> {
	const [row] = await sql<{ taken: number }[]>`
		with oldest as materialized (
			select xid, seq, at from event
			where xid < ${oldestWriter(sql)}
			order by xid, seq limit ${batch}
		), kept as (
			select xid, seq from oldest where at >= ${new Date(before)} order by xid, seq limit 1
		), taken as (
			delete from event e using oldest o
			where (e.xid, e.seq) = (o.xid, o.seq)
				and not exists (select from kept k where (k.xid, k.seq) <= (o.xid, o.seq))
			returning e.xid, e.seq
		), horizon as (
			insert into installation as i (key, value)
			select ${HORIZON_KEY}, to_jsonb(xid || '.' || seq) from taken order by xid desc, seq desc limit 1
			on conflict (key) do update set value = excluded.value
			where (split_part(i.value #>> '{}', '.', 1)::xid8, split_part(i.value #>> '{}', '.', 2)::bigint)
				< (split_part(excluded.value #>> '{}', '.', 1)::xid8, split_part(excluded.value #>> '{}', '.', 2)::bigint)
		)
		select count(*)::int as taken from taken`;
	return row?.taken ?? 0;
}
