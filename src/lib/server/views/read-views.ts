import { and, asc, eq, isNull, or, type SQL } from 'drizzle-orm';
import { addressFrom, queryOf } from '../../contract/desk/view-query.ts';
import type { NamedView, SavedView } from '../../contract/views.ts';
import type { Executor } from '../db/client.ts';
import { person, savedView } from '../db/schema/index.ts';
import type { ViewRecord } from './view-context.ts';

const NOBODY_IN_PARTICULAR: readonly string[] = ['me', 'nobody'];

/**
 * Everything a person may choose from: the team's views, then their own, each in its order. A view that
 * names what is gone is read as far as it can be understood, and says what was left out.
 */
export async function listViews(db: Executor, personId: string): Promise<SavedView[]> {
	const visible = or(
		eq(savedView.scope, 'team'),
		and(eq(savedView.scope, 'personal'), eq(savedView.ownerId, personId))
	);
	const records = await readRecords(db, and(isNull(savedView.deletedAt), visible));
	return viewsOf(db, records);
}

/** The view that an address names; a deleted one is still told, so that its list can be shown. */
export async function readNamedView(
	db: Executor,
	id: number,
	personId: string
): Promise<NamedView> {
	const [record] = await readRecords(db, eq(savedView.id, id));
	const isVisible = record?.view.scope === 'team' || record?.view.ownerId === personId;
	if (!record || !isVisible) return { id, state: 'gone', view: null };
	const [view = null] = await viewsOf(db, [record]);
	return { id, state: record.view.deletedAt === null ? 'kept' : 'deleted', view };
}

/** A view as it is now, whoever looks. */
export async function readView(tx: Executor, id: number): Promise<SavedView> {
	const [view] = await viewsOf(tx, await readRecords(tx, eq(savedView.id, id)));
	if (!view) throw new Error(`the view ${id} is not there`);
	return view;
}

/** A query as it is stored: what is understood of it, always spelt alike. */
export function canonicalQuery(query: string): string {
	return queryOf(addressFrom(new URLSearchParams(query)));
}

interface OwnedRecord {
	view: ViewRecord;
	owner: { id: string; name: string };
}

/** Team before personal ones, by position. */
async function readRecords(db: Executor, where: SQL | undefined): Promise<OwnedRecord[]> {
	const rows = await db
		.select({ view: savedView, owner: { id: person.id, name: person.name } })
		.from(savedView)
		.innerJoin(person, eq(person.id, savedView.ownerId))
		.where(where)
		.orderBy(asc(savedView.position), asc(savedView.id));
	const ofScope = (scope: ViewRecord['scope']) => rows.filter(({ view }) => view.scope === scope);
	return [...ofScope('team'), ...ofScope('personal')];
}

async function viewsOf(db: Executor, records: readonly OwnedRecord[]): Promise<SavedView[]> {
	const addresses = records.map(({ view }) => addressFrom(new URLSearchParams(view.query)));
	const named = addresses.some(({ view }) => isSomebody(view.assignee));
	const people = new Map(
		named
			? (
					await db
						.select({ id: person.id, name: person.name, disabledAt: person.disabledAt })
						.from(person)
				).map((one) => [one.id, one])
			: []
	);
	return records.map(({ view, owner }, at) => {
		const address = addresses[at] ?? addressFrom(new URLSearchParams());
		const { assignee } = address.view;
		const somebody = isSomebody(assignee) ? people.get(assignee) : undefined;
		const isGone = isSomebody(assignee) && somebody === undefined;
		const understood = isGone ? { ...address, view: { ...address.view, assignee: null } } : address;
		return {
			id: view.id,
			version: view.version,
			scope: view.scope,
			name: view.name,
			owner,
			query: queryOf(understood),
			left: isGone ? [...address.left, 'assignee'] : address.left,
			disabledAssignee:
				somebody !== undefined && somebody.disabledAt !== null ? somebody.name : null,
			updatedAt: view.updatedAt
		};
	});
}

function isSomebody(assignee: string | null): assignee is string {
	return assignee !== null && !NOBODY_IN_PARTICULAR.includes(assignee);
}
