import { and, desc, eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { mayChangeView, type SavedView } from '../../contract/views.ts';
import type { Executor } from '../db/client.ts';
import { audit, savedView } from '../db/schema/index.ts';
import { readView } from './read-views.ts';
import { ViewConflict } from './view-conflict.ts';
import {
	recordViewChange,
	takeViewTurn,
	viewSubject,
	type ViewContext,
	type ViewKeeper,
	type ViewRecord
} from './view-context.ts';

/** A change that a person asks for. */
export interface ViewRequest {
	id: number;
	/** The version that the person saw. */
	version: number;
	keeper: ViewKeeper;
}

interface ViewStep {
	patch: Partial<ViewRecord>;
	event: Parameters<typeof recordViewChange>[1]['event'];
	/** Old → new. */
	changes: Record<string, [unknown, unknown]>;
}

/**
 * The only way in which a view changes: one change at a time, at the version that was seen. A view that
 * is already as asked stays as it is: a press whose answer was lost may be repeated.
 *
 * @param isDone whether it is already as asked
 * @throws CodedError UNKNOWN_VIEW for what is not there or somebody else's own, FORBIDDEN, VIEW_DELETED
 * @throws ViewConflict
 */
export async function alterView(
	context: ViewContext,
	request: ViewRequest,
	isDone: (record: ViewRecord) => boolean,
	step: (record: ViewRecord, tx: Executor) => ViewStep | Promise<ViewStep>
): Promise<SavedView> {
	const { keeper } = request;
	const { view, isTeams } = await context.db.transaction(async (tx) => {
		await takeViewTurn(tx);
		const [record] = await tx.select().from(savedView).where(eq(savedView.id, request.id));
		const owner = record && { scope: record.scope, owner: { id: record.ownerId, name: '' } };
		const isSeen = record?.scope === 'team' || record?.ownerId === keeper.id;
		if (!record || !owner || !isSeen) throw new CodedError('UNKNOWN_VIEW', { field: 'id' });
		if (!mayChangeView(owner, keeper))
			throw new CodedError('FORBIDDEN', { params: { permission: 'views.share' } });
		if (isDone(record)) return { view: await readView(tx, record.id), isTeams: false };
		const isStale = record.version !== request.version;
		if (isStale) throw await conflictOf(tx, record);
		const at = context.effects.now();
		const { patch, event, changes } = await step(record, tx);
		const scopes = [record.scope, patch.scope ?? record.scope];
		await tx
			.update(savedView)
			.set({ ...patch, version: record.version + 1, updatedAt: at })
			.where(eq(savedView.id, record.id));
		await recordViewChange(tx, { view: record, scopes, event, keeper, at, changes });
		return { view: await readView(tx, record.id), isTeams: scopes.includes('team') };
	});
	if (isTeams) context.effects.wake();
	return view;
}

async function conflictOf(tx: Executor, record: ViewRecord): Promise<CodedError> {
	const [last] = await tx
		.select({ name: audit.actorName })
		.from(audit)
		.where(and(eq(audit.subject, viewSubject(record.id))))
		.orderBy(desc(audit.id))
		.limit(1);
	const actor = last?.name ?? '';
	return record.deletedAt === null
		? new ViewConflict(await readView(tx, record.id), actor)
		: new CodedError('VIEW_DELETED', { params: { actor, name: record.name } });
}
