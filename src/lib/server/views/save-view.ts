import { and, count, eq, isNull, max, type SQL } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { VIEWS_LIMIT, type SavedView, type ViewScope } from '../../contract/views.ts';
import type { Executor } from '../db/client.ts';
import { savedView } from '../db/schema/index.ts';
import { canonicalQuery, readView } from './read-views.ts';
import {
	recordViewChange,
	takeViewTurn,
	type ViewContext,
	type ViewKeeper
} from './view-context.ts';

/**
 * Keeps a view under a name, last in its list. The same press again is answered with what it came to.
 *
 * @throws CodedError FORBIDDEN for a team view of who may not share, VIEWS_FULL, IDENTITY_REUSED
 */
export async function saveView(
	context: ViewContext,
	request: {
		/** UUID made by the browser. */
		identity: string;
		name: string;
		query: string;
		scope: ViewScope;
		keeper: ViewKeeper;
	}
): Promise<SavedView> {
	const { identity, name, scope, keeper } = request;
	if (scope === 'team' && !keeper.mayShare)
		throw new CodedError('FORBIDDEN', { params: { permission: 'views.share' } });
	const view = await context.db.transaction(async (tx) => {
		await takeViewTurn(tx);
		const [known] = await tx.select().from(savedView).where(eq(savedView.identity, identity));
		if (known) {
			if (known.ownerId !== keeper.id)
				throw new CodedError('IDENTITY_REUSED', { field: 'identity' });
			return readView(tx, known.id);
		}
		const at = context.effects.now();
		const position = await freePosition(tx, scope, keeper.id);
		const query = canonicalQuery(request.query);
		const [record] = await tx
			.insert(savedView)
			.values({
				identity,
				ownerId: keeper.id,
				scope,
				name,
				query,
				position,
				createdAt: at,
				updatedAt: at
			})
			.returning();
		if (!record) throw new Error(`the view ${identity} was not written`);
		await recordViewChange(tx, {
			view: record,
			scopes: [scope],
			event: 'saved',
			keeper,
			at,
			changes: { name: [null, name], query: [null, query], scope: [null, scope] }
		});
		return readView(tx, record.id);
	});
	if (scope === 'team') context.effects.wake();
	return view;
}

/**
 * The place behind the last view of a list.
 *
 * @throws CodedError VIEWS_FULL
 */
export async function freePosition(
	tx: Executor,
	scope: ViewScope,
	ownerId: string
): Promise<number> {
	const [found] = await tx
		.select({ views: count(), last: max(savedView.position) })
		.from(savedView)
		.where(ofList(scope, ownerId));
	if ((found?.views ?? 0) >= VIEWS_LIMIT)
		throw new CodedError('VIEWS_FULL', { params: { limit: VIEWS_LIMIT, scope } });
	return (found?.last ?? 0) + 1;
}

/** The views of one list: the team's, or one person's own. */
export function ofList(scope: ViewScope, ownerId: string): SQL | undefined {
	return and(
		isNull(savedView.deletedAt),
		eq(savedView.scope, scope),
		scope === 'personal' ? eq(savedView.ownerId, ownerId) : undefined
	);
}
