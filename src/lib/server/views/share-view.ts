import { CodedError } from '../../contract/errors.ts';
import type { SavedView, ViewScope } from '../../contract/views.ts';
import { alterView, type ViewRequest } from './alter-view.ts';
import { freePosition } from './save-view.ts';
import type { ViewContext } from './view-context.ts';

/**
 * Makes a view the team's, or its owner's own again; it becomes the last of the list that it joins.
 *
 * @throws CodedError VIEWS_FULL; and as {@link alterView}
 */
export async function shareView(
	context: ViewContext,
	request: ViewRequest & { scope: ViewScope }
): Promise<SavedView> {
	const { scope, keeper } = request;
	if (scope === 'team' && !keeper.mayShare)
		throw new CodedError('FORBIDDEN', { params: { permission: 'views.share' } });
	return alterView(
		context,
		request,
		(record) => record.deletedAt === null && record.scope === scope,
		async (record, tx) => ({
			patch: { scope, position: await freePosition(tx, scope, record.ownerId) },
			event: scope === 'team' ? 'shared' : 'unshared',
			changes: { scope: [record.scope, scope] }
		})
	);
}
