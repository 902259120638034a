import type { SavedView } from '../../contract/views.ts';
import { alterView, type ViewRequest } from './alter-view.ts';
import type { ViewContext } from './view-context.ts';

/**
 * Takes a view out of every list. Its row stays: links to it say so and can still show what it listed.
 *
 * @throws as {@link alterView}
 */
export async function deleteView(context: ViewContext, request: ViewRequest): Promise<SavedView> {
	return alterView(
		context,
		request,
		(record) => record.deletedAt !== null,
		(record) => ({
			patch: { deletedAt: context.effects.now() },
			event: 'deleted',
			changes: { name: [record.name, null], query: [record.query, null] }
		})
	);
}
