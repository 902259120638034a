import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { RunRow } from '../../contract/runs.ts';
import { lastScheduled } from '../../domain/runs/sync-schedule.ts';
import { installation } from '../db/schema/index.ts';
import type { RunContext } from './run-context.ts';
import { findWholeSync, lockStarts, startSyncIn } from './start-sync.ts';

/** The instant up to which the schedule was looked after, epoch ms of desk time. */
const KEY = 'sync_schedule';

/**
 * Starts the sync that the schedule asks for, if one is due: once however many nodes look, and once
 * for all that were missed while no desk ran. A new installation begins with the next instant; where a
 * whole sync is under way, that one will do.
 *
 * @returns the run that was started; null: none was due
 */
export async function startScheduledSync(context: RunContext): Promise<RunRow | null> {
	const { schedule } = context.sync;
	if (schedule === null) return null;
	const due = lastScheduled(schedule, context.effects.now());
	const [seen] = await context.db.select().from(installation).where(eq(installation.key, KEY));
	if (seen && Number(seen.value) >= due) return null;
	const started = await context.db.transaction(async (tx) => {
		await lockStarts(tx);
		const [kept] = await tx.select().from(installation).where(eq(installation.key, KEY));
		if (kept && Number(kept.value) >= due) return null;
		await tx
			.insert(installation)
			.values({ key: KEY, value: due })
			.onConflictDoUpdate({ target: installation.key, set: { value: due } });
		if (!kept || (await findWholeSync(tx))) return null;
		return startSyncIn(tx, context, {
			identity: identityOf(due),
			starter: null,
			selection: null
		});
	});
	if (started) context.effects.wake();
	return started;
}

/** One identity per instant of the schedule (UUID version 8), so that two can never be of the same. */
function identityOf(due: number): string {
	const hex = createHash('sha256').update(`sync at ${due}`).digest('hex');
	return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
