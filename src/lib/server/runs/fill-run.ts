import {
	and,
	count,
	eq,
	gte,
	inArray,
	isNotNull,
	isNull,
	notInArray,
	or,
	sql,
	type SQL
} from 'drizzle-orm';
import { methods } from '../../domain/methods/registry.ts';
import { soldSince, syncScopeOf } from '../../domain/runs/sync-scope.ts';
import { orders, run, runItem } from '../db/schema/index.ts';
import { appendRunEvent } from './append-run-event.ts';
import type { RunContext } from './run-context.ts';

/**
 * Orders put into a run by one transaction: short, because screens are held back by the oldest
 * transaction that is open, and because an order whose row is referred to waits for it.
 */
const BATCH = 2_000;

/**
 * Puts every open order into a whole sync, batch by batch. A killed process leaves a beginning, and
 * whoever fills next goes on behind it; only a full run has a `total`. One node at a time fills.
 *
 * @returns whether the run is full
 */
export async function fillRun(
	context: RunContext,
	runId: number,
	signal: AbortSignal
): Promise<boolean> {
	const scope = openOrders(context);
	while (!signal.aborted) {
		const filled = await context.db.transaction(async (tx) => {
			const [waiting] = await tx
				.select({ id: run.id })
				.from(run)
				.where(and(eq(run.id, runId), eq(run.total, 0), eq(run.state, 'running')))
				.for('update', { skipLocked: true });
			if (!waiting) return 'not ours';
			const added = await tx.execute(sql`
				insert into run_item (run_id, order_id)
				select ${runId}, id from (
					select ${orders.id} from ${orders}
					where ${orders.id} > coalesce((select max(order_id) from run_item where run_id = ${runId}), 0)
						and ${scope}
					order by ${orders.id} limit ${BATCH}
				) batch
				returning order_id`);
			if (added.length === BATCH) return 'more';
			const now = context.effects.now();
			const [items] = await tx
				.select({ total: count() })
				.from(runItem)
				.where(eq(runItem.runId, runId));
			const total = items?.total ?? 0;
			await tx
				.update(run)
				// Where nothing is open, all of it was read.
				.set(total > 0 ? { total } : { state: 'finished', finishedAt: now })
				.where(eq(run.id, runId));
			await appendRunEvent(tx, runId, 'run:started', now);
			return 'full';
		});
		if (filled === 'full') context.effects.wake();
		if (filled !== 'more') return filled === 'full';
	}
	return false;
}

/** How many orders a whole sync would read now. */
export async function countOpenOrders(context: RunContext): Promise<number> {
	const [row] = await context.db.select({ open: count() }).from(orders).where(openOrders(context));
	return row?.open ?? 0;
}

/** What a whole sync reads, see `domain/runs/sync-scope.ts`; of systems whose gateway is connected. */
function openOrders(context: RunContext): SQL {
	const since = soldSince(context.effects.now());
	const systems = methods
		.filter(({ system }) => context.gatewayOf(system) !== null)
		.map((method) => {
			const { openStates, soldStates, endedStates } = syncScopeOf(method);
			return and(
				eq(orders.system, method.system),
				or(
					inArray(orders.gatewayState, [...openStates]),
					and(
						inArray(orders.gatewayState, [...soldStates]),
						or(isNull(orders.capturedDay), gte(orders.capturedDay, since))
					),
					eq(orders.deskStatus, 'capture_failed'),
					and(eq(orders.deskStatus, 'cancelled'), notInArray(orders.gatewayState, [...endedStates]))
				)
			);
		});
	return and(isNotNull(orders.gatewayOrderId), or(...systems) ?? sql`false`) ?? sql`false`;
}
