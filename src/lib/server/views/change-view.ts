import { CodedError } from '../../contract/errors.ts';
import type { SavedView } from '../../contract/views.ts';
import { alterView, type ViewRequest } from './alter-view.ts';
import { canonicalQuery } from './read-views.ts';
import type { ViewContext, ViewRecord } from './view-context.ts';

/**
 * Gives a view another name or another list to show.
 *
 * @throws as {@link alterView}
 */
export async function changeView(
	context: ViewContext,
	request: ViewRequest & { name?: string | undefined; query?: string | undefined }
): Promise<SavedView> {
	const wanted: Partial<Pick<ViewRecord, 'name' | 'query'>> = {
		...(request.name === undefined ? {} : { name: request.name }),
		...(request.query === undefined ? {} : { query: canonicalQuery(request.query) })
	};
	if (Object.keys(wanted).length === 0) throw new CodedError('MISSING_FIELD', { field: 'name' });
	const differing = (record: ViewRecord) =>
		(['name', 'query'] as const).filter(
			(key) => wanted[key] !== undefined && wanted[key] !== record[key]
		);
	return alterView(
		context,
		request,
		(record) => record.deletedAt === null && differing(record).length === 0,
		(record) => ({
			patch: wanted,
			event: 'changed',
			changes: Object.fromEntries(
				differing(record).map((key) => [key, [record[key], wanted[key] ?? null]])
			)
		})
	);
}
