import type { SavedView } from '../../contract/views.ts';
import { alterView, type ViewRequest } from './alter-view.ts';
import { freePosition } from './save-view.ts';
import type { ViewContext } from './view-context.ts';

/**
 * Takes a deletion back; where it stood is free as long as nobody has moved the others.
 *
 * @throws CodedError VIEWS_FULL; and as {@link alterView}
 */
export async function restoreView(context: ViewContext, request: ViewRequest): Promise<SavedView> {
	return alterView(
		context,
		request,
		(record) => record.deletedAt === null,
		async (record, tx) => {
			await freePosition(tx, record.scope, record.ownerId);
			return {
				patch: { deletedAt: null },
				event: 'restored',
				changes: { name: [null, record.name], query: [null, record.query] }
			};
		}
	);
}
