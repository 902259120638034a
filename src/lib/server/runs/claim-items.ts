import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Executor } from '../db/client.ts';
import { installation, runItem } from '../db/schema/index.ts';
import { isNodeGone } from '../node.ts';
import type { RunContext } from './run-context.ts';

export interface ClaimedItem {
	orderId: number;
	/** The order's version when the run took it up first: what came later may be the run's finding. */
	version: number;
}

/** What the pace saves up while nobody claims: a short pause is not made up for by a burst. */
const SAVED_MS = 250;
/** Items that nodes hold stand at the beginning of what is left of a run. */
const LOOK_AT = 2_000;

/**
 * Takes up to `wanted` orders of a run that nobody works on, as many as its pace allows now. Nodes
 * that share a run claim different orders and share its pace.
 *
 * @returns null: the pace allows none yet; empty: none is left to take
 */
export async function claimItems(
	context: RunContext,
	run: { id: number; pace: number },
	wanted: number
): Promise<ClaimedItem[] | null> {
	return context.db.transaction(async (tx) => {
		const slots = await takeSlots(tx, run, wanted);
		if (slots === 0) return null;
		// The version that a dead node has noted stays: what it found, and could not write, came later.
		// Materialized: as a part of the join the locking select may be run again, past its limit.
		const claimed = await tx.execute<{ orderId: string; version: number }>(sql`
			with next as materialized (
				select order_id from run_item
				where run_id = ${run.id} and outcome is null and node is null
					and exists (select from run where id = ${run.id} and state = 'running')
				order by order_id limit ${slots} for update skip locked
			)
			update run_item i
			set node = ${context.node.id},
				changes = case when i.changes ? 'version' then i.changes
					else jsonb_build_object('version', jsonb_build_array(o.version, null)) end
			from next
			join orders o on o.id = next.order_id
			where i.run_id = ${run.id} and i.order_id = next.order_id
			returning i.order_id as "orderId", (i.changes #>> '{version,0}')::int as version`);
		return claimed.map(({ orderId, version }) => ({ orderId: Number(orderId), version }));
	});
}

/** Gives back what this node has taken and not begun. */
export async function returnItems(
	context: RunContext,
	runId: number,
	items: readonly ClaimedItem[]
): Promise<void> {
	if (items.length === 0) return;
	await context.db
		.update(runItem)
		.set({ node: null })
		.where(
			and(
				eq(runItem.runId, runId),
				eq(runItem.node, context.node.id),
				isNull(runItem.outcome),
				inArray(
					runItem.orderId,
					items.map(({ orderId }) => orderId)
				)
			)
		);
}

/**
 * Orders whose node is gone are taken up again, and those that this node has lost sight of: call it
 * while it works on none. An inquiry may be made twice without harm.
 */
export async function freeItems(context: RunContext, runId: number): Promise<void> {
	await context.db.transaction(async (tx) => {
		const held = await tx.execute<{ node: string }>(sql`
			select distinct node from (
				select node from run_item where run_id = ${runId} and outcome is null
				order by order_id limit ${LOOK_AT}
			) ahead
			where node is not null`);
		for (const { node } of held) {
			if (node !== context.node.id && !(await isNodeGone(tx, node))) continue;
			await tx
				.update(runItem)
				.set({ node: null })
				.where(and(eq(runItem.runId, runId), eq(runItem.node, node), isNull(runItem.outcome)));
		}
	});
}

/**
 * The pace of a run is kept for all nodes together: one row holds the instant of the next slot, by
 * the database's clock, which is theirs in common and goes on when the demo's is moved.
 */
async function takeSlots(
	tx: Executor,
	run: { id: number; pace: number },
	wanted: number
): Promise<number> {
	const key = paceKey(run.id);
	await tx.insert(installation).values({ key, value: 0 }).onConflictDoNothing();
	const [row] = await tx.execute<{ next: number; now: number }>(sql`
		select (value #>> '{}')::float8 as next, extract(epoch from clock_timestamp())::float8 * 1000 as now
		from installation where key = ${key} for update`);
	if (!row) return 0;
	const interval = 1000 / run.pace;
	const from = Math.max(row.next, row.now - SAVED_MS);
	if (from > row.now) return 0;
	const slots = Math.min(wanted, Math.floor((row.now - from) / interval) + 1);
	await tx
		.update(installation)
		.set({ value: from + slots * interval })
		.where(eq(installation.key, key));
	return slots;
}

/** Where the pace of a run is kept in `installation`, until it has ended. */
export function paceKey(runId: number): string {
	return `run_pace:${runId}`;
}
