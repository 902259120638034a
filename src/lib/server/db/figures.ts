import type { Sql } from 'postgres';
import { AT_RISK_HOURS, type DeskFigures } from '../../contract/desk/figures.ts';
import { DESK_TABS, viewOfTab } from '../../contract/desk/view.ts';
import { dayOf } from '../../domain/calendar.ts';
import { counterKeysOf } from './counter-keys.ts';

/** The counter keys whose sum a tab shows; none of them depends on who looks, or when. */
const TAB_KEYS = DESK_TABS.filter((tab) => tab !== 'mine').map(
	(tab) => [tab, counterKeysOf(viewOfTab(tab), { now: 0, personId: '' }) ?? []] as const
);

const ASSIGNEE_KEY = 'assignee:';

interface FigureRow {
	counters: Record<string, [number, number]>;
	risk: number[];
	/** Open ones that nobody took note of, and the mark of them all. */
	alerts: [number, number];
	tasks: number;
	/** Marks; `sum` is a string where it is a numeric. */
	notices: string;
	views: string;
}

/**
 * The figures above the list at `now` (epoch ms): counts from the counters that the database keeps,
 * what is at risk, open alerts and work items from partial indexes, in one statement and therefore of
 * one instant.
 */
export async function readFigures(sql: Sql, now: number): Promise<DeskFigures> {
	const today = `captured:${dayOf(now)}`;
	const [row] = await sql<FigureRow[]>`
		select
			(
				select coalesce(jsonb_object_agg(key, jsonb_build_array(count, yen)), '{}')
				from (
					select key, sum(count) as count, sum(yen) as yen from order_counter
					where key not like 'captured:%' or key = ${today}
					group by key
				) sums
			) as counters,
			(
				select jsonb_build_array(
					count(*) filter (where left_ms < 3600000), coalesce(sum(amount) filter (where left_ms < 3600000), 0),
					count(*) filter (where left_ms < 86400000), coalesce(sum(amount) filter (where left_ms < 86400000), 0),
					count(*) filter (where left_ms < 259200000), coalesce(sum(amount) filter (where left_ms < 259200000), 0),
					count(*), coalesce(sum(amount), 0)
				)
				from (
					select amount, extract(epoch from risk_deadline_at) * 1000 - ${now}::double precision as left_ms
					from orders
					where payment_status = 'authorized'
						and risk_deadline_at >= to_timestamp(${now}::double precision / 1000)
						and risk_deadline_at < to_timestamp((${now}::double precision + 604800000) / 1000)
				) near
			) as risk,
			(
				select jsonb_build_array(
					count(*) filter (where acknowledged_at is null),
					coalesce(sum(case when acknowledged_at is null then id else -id end), 0)
				)
				from alert where resolved_at is null
			) as alerts,
			(select count(*)::integer from task where closed_at is null) as tasks,
			(select coalesce(sum(id), 0) from notice where seen_at is null) as notices,
			(
				select coalesce(sum(id * (1000 * (version + 1) + position)), 0)
				from saved_view where scope = 'team' and deleted_at is null
			) as views`;
	const counters = row?.counters ?? {};
	const risk = row?.risk ?? [];
	const count = (key: string): number => counters[key]?.[0] ?? 0;
	return {
		counts: Object.fromEntries(
			TAB_KEYS.map(([tab, keys]) => [tab, keys.reduce((sum, key) => sum + count(key), 0)])
		) as DeskFigures['counts'],
		assigned: Object.fromEntries(
			Object.entries(counters)
				.filter(([key, [orders]]) => key.startsWith(ASSIGNEE_KEY) && orders > 0)
				.map(([key, [orders]]) => [key.slice(ASSIGNEE_KEY.length), orders])
		),
		atRisk: AT_RISK_HOURS.map((hours, at) => ({
			hours,
			count: risk[at * 2] ?? 0,
			yen: risk[at * 2 + 1] ?? 0
		})),
		capturedToday: { count: count(today), yen: counters[today]?.[1] ?? 0 },
		alerts: row?.alerts[0] ?? 0,
		alertMark: row?.alerts[1] ?? 0,
		tasks: row?.tasks ?? 0,
		noticeMark: Number(row?.notices ?? 0),
		viewMark: Number(row?.views ?? 0)
	};
}
