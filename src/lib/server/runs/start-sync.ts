import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { SELECTION_LIMIT, type RunOrigin, type RunRow } from '../../contract/runs.ts';
import type { Executor } from '../db/client.ts';
import { orders, run, runItem } from '../db/schema/index.ts';
import { appendRunEvent } from './append-run-event.ts';
import type { RunContext, RunStarter } from './run-context.ts';
import { RUN_ROW } from './run-rows.ts';

export interface SyncRequest {
	/** UUID made by the browser before it sends, or by the schedule. */
	identity: string;
	/** Null: the schedule. */
	starter: RunStarter | null;
	/** Orders that a person selected; null: every open order. */
	selection: readonly number[] | null;
}

/**
 * Starts a gateway sync (PGステータス同期化バッチ). It changes nothing at the gateway. Asked again
 * with the same identity it answers with the first run. The orders of a whole sync are put into the
 * run by {@link fillRun} afterwards, so that this answers at once however many they are.
 *
 * @throws CodedError IDENTITY_REUSED, RUN_UNDER_WAY (one whole sync at a time), EMPTY_LIST,
 *   TOO_MANY_ORDERS, UNKNOWN_ORDER
 */
export async function startSync(context: RunContext, request: SyncRequest): Promise<RunRow> {
	const started = await context.db.transaction((tx) => startSyncIn(tx, context, request));
	context.effects.wake();
	return started;
}

/** {@link startSync} in the caller's transaction; the caller wakes the stream after its commit. */
export async function startSyncIn(
	tx: Executor,
	context: RunContext,
	{ identity, starter, selection }: SyncRequest
): Promise<RunRow> {
	await lockStarts(tx);
	const origin: RunOrigin = selection ? 'selection' : starter ? 'button' : 'schedule';
	const [known] = await tx
		.select({ ...RUN_ROW, startedById: run.startedById })
		.from(run)
		.where(eq(run.identity, identity));
	if (known) {
		const { startedById, ...row } = known;
		if (startedById !== (starter?.id ?? null) || row.origin !== origin) {
			throw new CodedError('IDENTITY_REUSED', { field: 'id' });
		}
		return row;
	}
	if (selection === null) await refuseSecond(tx);
	const chosen = selection === null ? [] : await checkSelection(tx, selection);

	const now = context.effects.now();
	const [row] = await tx
		.insert(run)
		.values({
			identity,
			kind: 'sync',
			origin,
			state: 'running',
			startedById: starter?.id ?? null,
			startedByName: starter?.name ?? null,
			createdAt: now,
			pace: context.sync.pace,
			total: chosen.length
		})
		.returning(RUN_ROW);
	if (!row) throw new Error('a run was not written');
	if (chosen.length > 0) {
		await tx.insert(runItem).values(chosen.map((orderId) => ({ runId: row.id, orderId })));
	}
	await appendRunEvent(tx, row.id, 'run:started', now);
	return row;
}

/** One start at a time, so that two presses on two nodes cannot both find that none is under way. */
export async function lockStarts(tx: Executor): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('run:start', 0))`);
}

/** The whole sync that is under way. */
export async function findWholeSync(tx: Executor): Promise<RunRow | null> {
	const [found] = await tx
		.select(RUN_ROW)
		.from(run)
		.where(and(eq(run.kind, 'sync'), ne(run.origin, 'selection'), isNull(run.finishedAt)));
	return found ?? null;
}

async function refuseSecond(tx: Executor): Promise<void> {
	const other = await findWholeSync(tx);
	if (other) {
		throw new CodedError('RUN_UNDER_WAY', {
			params: { run: other.id, actor: other.startedBy ?? '' }
		});
	}
}

async function checkSelection(tx: Executor, selection: readonly number[]): Promise<number[]> {
	const chosen = [...new Set(selection)];
	if (chosen.length === 0) throw new CodedError('EMPTY_LIST', { field: 'orders' });
	if (chosen.length > SELECTION_LIMIT) {
		throw new CodedError('TOO_MANY_ORDERS', {
			field: 'orders',
			params: { limit: SELECTION_LIMIT }
		});
	}
	const found = await tx.select({ id: orders.id }).from(orders).where(inArray(orders.id, chosen));
	if (found.length !== chosen.length) throw new CodedError('UNKNOWN_ORDER', { field: 'orders' });
	return chosen.sort((a, b) => a - b);
}
