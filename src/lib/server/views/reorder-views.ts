import { asc, eq } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { SavedView, ViewScope } from '../../contract/views.ts';
import { savedView } from '../db/schema/index.ts';
import { listViews } from './read-views.ts';
import { ofList } from './save-view.ts';
import {
	recordViewChange,
	takeViewTurn,
	type ViewContext,
	type ViewKeeper
} from './view-context.ts';

/**
 * Puts the views of a list into this order. What came to the list meanwhile stands behind them, what
 * left it is passed over: the order alone changes no version, and of two orders the later one holds.
 *
 * @throws CodedError FORBIDDEN for the team's list of who may not share
 */
export async function reorderViews(
	context: ViewContext,
	request: { scope: ViewScope; ids: readonly number[]; keeper: ViewKeeper }
): Promise<SavedView[]> {
	const { scope, ids, keeper } = request;
	if (scope === 'team' && !keeper.mayShare)
		throw new CodedError('FORBIDDEN', { params: { permission: 'views.share' } });
	const views = await context.db.transaction(async (tx) => {
		await takeViewTurn(tx);
		const records = await tx
			.select()
			.from(savedView)
			.where(ofList(scope, keeper.id))
			.orderBy(asc(savedView.position), asc(savedView.id));
		const rank = (id: number) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
		const at = context.effects.now();
		const ordered = records.toSorted((a, b) => rank(a.id) - rank(b.id));
		for (const [index, record] of ordered.entries()) {
			const position = index + 1;
			if (record.position === position) continue;
			await tx.update(savedView).set({ position }).where(eq(savedView.id, record.id));
			await recordViewChange(tx, {
				view: record,
				scopes: [scope],
				event: 'moved',
				keeper,
				at,
				changes: { position: [record.position, position] }
			});
		}
		return listViews(tx, keeper.id);
	});
	if (scope === 'team') context.effects.wake();
	return views;
}
