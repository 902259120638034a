import { sql } from 'drizzle-orm';
import type { ViewScope } from '../../contract/views.ts';
import type { Database, Executor } from '../db/client.ts';
import { audit, event, type savedView } from '../db/schema/index.ts';

export type ViewRecord = typeof savedView.$inferSelect;

/** What saved views need; wired once in the composition root. */
export interface ViewContext {
	db: Database;
	effects: { now: () => number; wake: () => void };
}

/** Who keeps views. */
export interface ViewKeeper {
	id: string;
	name: string;
	/** May make views the team's, and change the team's. */
	mayShare: boolean;
}

export const viewSubject = (id: number): string => `view:${id}`;

/** Views change seldom: one change at a time, so that limits and positions hold. */
export async function takeViewTurn(tx: Executor): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtext('saved_view'))`);
}

/** `view:saved` · `view:changed` · `view:shared` · `view:unshared` · `view:moved` · `view:deleted` · `view:restored` */
type ViewEvent = 'saved' | 'changed' | 'shared' | 'unshared' | 'moved' | 'deleted' | 'restored';

/**
 * The trace of a change, in the caller's transaction: a line of the audit, and where the team's list is
 * concerned an event, by which every desk reads its figures, and with them the mark of all views, again.
 */
export async function recordViewChange(
	tx: Executor,
	change: {
		view: Pick<ViewRecord, 'id' | 'name'>;
		/** The scopes that it had and has. */
		scopes: readonly ViewScope[];
		event: ViewEvent;
		keeper: ViewKeeper;
		/** Epoch ms. */
		at: number;
		/** Old → new. */
		changes: Record<string, [unknown, unknown]>;
	}
): Promise<void> {
	const { view, keeper, at } = change;
	const kind = `view:${change.event}`;
	await tx.insert(audit).values({
		at,
		actorKind: 'person',
		actorId: keeper.id,
		actorName: keeper.name,
		event: kind,
		subject: viewSubject(view.id),
		changes: change.changes,
		detail: { view: view.id, name: view.name }
	});
	if (change.scopes.includes('team')) await tx.insert(event).values({ kind, at });
}
