import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../../../tests/support/coded.ts';
import { createTestDatabase } from '../../../../tests/support/postgres.ts';
import { queryOf } from '../../contract/desk/view-query.ts';
import { VIEWS_LIMIT, viewName, type SavedView, type ViewScope } from '../../contract/views.ts';
import { openDatabase, type DatabaseClients } from '../db/client.ts';
import { readFigures } from '../db/figures.ts';
import { audit, event, person, savedView } from '../db/schema/index.ts';
import { changeView } from './change-view.ts';
import { deleteView } from './delete-view.ts';
import { canonicalQuery, listViews, readNamedView } from './read-views.ts';
import { openView } from './open-view.ts';
import { reorderViews } from './reorder-views.ts';
import { restoreView } from './restore-view.ts';
import { saveView } from './save-view.ts';
import { shareView } from './share-view.ts';
import { ViewConflict } from './view-conflict.ts';
import { viewSubject, type ViewContext, type ViewKeeper } from './view-context.ts';

let clients: DatabaseClients;
let drop: () => Promise<void>;
let context: ViewContext;
let wakes = 0;
const NOW = Date.UTC(2026, 11, 1);

const operator: ViewKeeper = { id: 'operator', name: '髙橋 誠', mayShare: false };
const other: ViewKeeper = { id: 'other', name: '李 ミン', mayShare: false };
const supervisor: ViewKeeper = { id: 'supervisor', name: '佐藤 花', mayShare: true };
const second: ViewKeeper = { id: 'second', name: '森 拓也', mayShare: true };

beforeAll(async () => {
	const database = await createTestDatabase();
	clients = openDatabase(database.url);
	drop = async () => {
		await clients.close();
		await database.drop();
	};
	context = {
		db: clients.db,
		effects: {
			now: () => NOW,
			wake: () => {
				wakes += 1;
			}
		}
	};
	await clients.db.insert(person).values(
		[operator, other, supervisor, second].map(({ id, name, mayShare }) => ({
			id,
			name,
			email: `${id}@example.jp`,
			role: mayShare ? ('supervisor' as const) : ('operator' as const),
			createdAt: NOW,
			updatedAt: NOW
		}))
	);
});
beforeEach(async () => {
	await clients.db.delete(savedView);
	wakes = 0;
});
afterAll(() => drop());

function save(
	keeper: ViewKeeper,
	more: { name?: string; query?: string; scope?: ViewScope; identity?: string } = {}
): Promise<SavedView> {
	return saveView(context, {
		identity: randomUUID(),
		name: '高額の仮売上',
		query: 'tab=authorized&amount=50000-',
		scope: 'personal',
		keeper,
		...more
	});
}

const press = ({ id, version }: SavedView, keeper: ViewKeeper) => ({ id, version, keeper });
const names = async (keeper: ViewKeeper) =>
	(await listViews(clients.db, keeper.id)).map(({ name }) => name);
const historyOf = async (id: number) =>
	(
		await clients.db
			.select()
			.from(audit)
			.where(eq(audit.subject, viewSubject(id)))
			.orderBy(audit.id)
	).map((row) => ({ event: row.event, by: row.actorName, changes: row.changes }));
const viewMark = async () => (await readFigures(clients.sql, NOW)).viewMark;

describe('keeping a view', () => {
	it('stores its query always spelt alike, last in its list, and writes it down', async () => {
		const first = await save(operator, { query: 'amount=50000-&nonsense=1&tab=authorized&q=' });
		const last = await save(operator, { name: '次' });
		expect(first).toMatchObject({
			version: 1,
			scope: 'personal',
			query: 'tab=authorized&amount=50000-',
			left: [],
			owner: { id: 'operator', name: '髙橋 誠' }
		});
		expect((await listViews(clients.db, operator.id)).map(({ id }) => id)).toEqual([
			first.id,
			last.id
		]);
		expect(await historyOf(first.id)).toMatchObject([
			{ event: 'view:saved', by: '髙橋 誠', changes: { name: [null, '高額の仮売上'] } }
		]);
		expect(wakes).toBe(0);
	});

	it('once, however often the press arrives, also all at once', async () => {
		const identity = randomUUID();
		const presses = await Promise.all([1, 2, 3].map(() => save(operator, { identity })));
		expect(new Set(presses.map(({ id }) => id)).size).toBe(1);
		expect(await codeOf(save(other, { identity }))).toBe('IDENTITY_REUSED');
	});

	it('of one’s own is nobody else’s business', async () => {
		const mine = await save(operator);
		expect(await names(other)).toEqual([]);
		expect(await readNamedView(clients.db, mine.id, other.id)).toEqual({
			id: mine.id,
			state: 'gone',
			view: null
		});
		for (const keeper of [other, supervisor])
			expect(await codeOf(changeView(context, { ...press(mine, keeper), name: 'x' }))).toBe(
				'UNKNOWN_VIEW'
			);
	});

	it('has a limit for each person and one for the team, also when many arrive together', async () => {
		const wishes = Array.from({ length: VIEWS_LIMIT + 3 }, () => save(operator).catch(() => null));
		expect((await Promise.all(wishes)).filter((view) => view !== null)).toHaveLength(VIEWS_LIMIT);
		expect(await codeOf(save(operator))).toBe('VIEWS_FULL');
		await save(other);
		const team = await save(supervisor, { scope: 'team' });
		expect(
			await codeOf(shareView(context, { ...press(team, supervisor), scope: 'personal' }))
		).toBe('not refused');
	});
});

describe('the team’s views', () => {
	it('are made by who may share, seen by everybody, and noticed by every desk', async () => {
		const before = await viewMark();
		expect(await codeOf(save(operator, { scope: 'team' }))).toBe('FORBIDDEN');
		const view = await save(supervisor, { scope: 'team', name: '本日の要確認' });
		expect(await names(operator)).toEqual(['本日の要確認']);
		expect(await viewMark()).not.toBe(before);
		expect(wakes).toBe(1);
		const events = await clients.db.select().from(event).where(eq(event.kind, 'view:saved'));
		expect(events.at(-1)).toMatchObject({ orderId: null, runId: null });
		expect(await codeOf(changeView(context, { ...press(view, operator), name: 'x' }))).toBe(
			'FORBIDDEN'
		);
		const renamed = await changeView(context, { ...press(view, second), name: '要確認' });
		expect(renamed).toMatchObject({ version: 2, name: '要確認', owner: { id: 'supervisor' } });
	});

	it('stay their owner’s to change, whatever became of the owner’s role', async () => {
		const view = await save(supervisor, { scope: 'team' });
		const demoted = { ...supervisor, mayShare: false };
		const renamed = await changeView(context, { ...press(view, demoted), name: '別名' });
		expect(renamed.name).toBe('別名');
		const own = await shareView(context, { ...press(renamed, demoted), scope: 'personal' });
		expect(own.scope).toBe('personal');
		expect(await names(operator)).toEqual([]);
		expect(await codeOf(shareView(context, { ...press(own, demoted), scope: 'team' }))).toBe(
			'FORBIDDEN'
		);
	});

	it('move the mark of every desk with each change, order and deletion', async () => {
		const a = await save(supervisor, { scope: 'team', name: 'A' });
		const b = await save(supervisor, { scope: 'team', name: 'B' });
		const marks = [await viewMark()];
		const changed = await changeView(context, { ...press(a, supervisor), query: 'tab=all' });
		marks.push(await viewMark());
		await reorderViews(context, { scope: 'team', ids: [b.id, a.id], keeper: supervisor });
		marks.push(await viewMark());
		const gone = await deleteView(context, press(changed, supervisor));
		marks.push(await viewMark());
		await restoreView(context, press(gone, supervisor));
		marks.push(await viewMark());
		for (const [at, mark] of marks.slice(1).entries()) expect(mark).not.toBe(marks[at]);
	});
});

describe('two people at one view', () => {
	it('the second hears who was first and is shown the view as it is now', async () => {
		const view = await save(supervisor, { scope: 'team' });
		await changeView(context, { ...press(view, second), name: '先の名前' });
		const attempt = changeView(context, { ...press(view, supervisor), name: '後の名前' });
		const conflict: unknown = await attempt.catch((error: unknown) => error);
		expect(conflict).toBeInstanceOf(ViewConflict);
		expect(conflict).toMatchObject({
			code: 'VIEW_CONFLICT',
			params: { actor: '森 拓也' },
			view: { name: '先の名前', version: 2 }
		});
		expect(await names(operator)).toEqual(['先の名前']);
	});

	it('both at the same instant: one change, one conflict', async () => {
		const view = await save(supervisor, { scope: 'team' });
		const codes = await Promise.all(
			[supervisor, second].map((keeper) =>
				codeOf(changeView(context, { ...press(view, keeper), name: keeper.name }))
			)
		);
		expect(codes.sort()).toEqual(['VIEW_CONFLICT', 'not refused']);
	});

	it('the same press again changes nothing more', async () => {
		const view = await save(operator);
		const once = await changeView(context, { ...press(view, operator), name: '新' });
		expect(await changeView(context, { ...press(view, operator), name: '新' })).toEqual(once);
		expect((await historyOf(view.id)).map((row) => row.event)).toEqual([
			'view:saved',
			'view:changed'
		]);
	});

	it('one deletes what the other changes: it stays deleted, and says by whom', async () => {
		const view = await save(supervisor, { scope: 'team', name: '夜間' });
		const gone = await deleteView(context, press(view, second));
		const attempt = changeView(context, { ...press(view, supervisor), name: '深夜' });
		await expect(attempt).rejects.toMatchObject({
			code: 'VIEW_DELETED',
			params: { actor: '森 拓也', name: '夜間' }
		});
		expect(await names(operator)).toEqual([]);
		// A link to it still shows what it listed, and taking it back brings it back.
		expect(await readNamedView(clients.db, view.id, operator.id)).toMatchObject({
			state: 'deleted',
			view: { name: '夜間', query: view.query }
		});
		await restoreView(context, press(gone, supervisor));
		expect(await names(operator)).toEqual(['夜間']);
	});

	it('the later order holds; what came meanwhile stands behind it', async () => {
		const views = await Promise.all(
			['A', 'B', 'C'].map((name) => save(supervisor, { scope: 'team', name }))
		);
		const [a, b, c] = views.map(({ id }) => id);
		const late = await save(second, { scope: 'team', name: 'D' });
		const ids = [c ?? 0, 999_999, a ?? 0, b ?? 0];
		const ordered = await reorderViews(context, { scope: 'team', ids, keeper: second });
		expect(ordered.map(({ id }) => id)).toEqual([c, a, b, late.id]);
		expect(ordered.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
		expect(await codeOf(reorderViews(context, { scope: 'team', ids, keeper: operator }))).toBe(
			'FORBIDDEN'
		);
		// Orders of one's own touch nobody else's, whatever ids are named.
		const own = await save(operator);
		await reorderViews(context, { scope: 'personal', ids: [a ?? 0, own.id], keeper: operator });
		expect((await listViews(clients.db, operator.id)).map(({ id }) => id)).toEqual([
			c,
			a,
			b,
			late.id,
			own.id
		]);
	});
});

describe('a view that names what is gone', () => {
	const store = async (query: string) => {
		const view = await save(operator);
		await clients.db.update(savedView).set({ query }).where(eq(savedView.id, view.id));
		const [read] = await listViews(clients.db, operator.id);
		return read;
	};

	it('is read without the status, column and sort that nobody knows, and names them', async () => {
		const query = 'tab=all&status=authorized,lost&sort=-weight&columns=number,mood,amount';
		expect(await store(query)).toMatchObject({
			query: 'tab=all&status=authorized&columns=number%2Camount',
			left: ['status', 'sort', 'columns']
		});
	});

	it('is read without a person who never was here', async () => {
		expect(await store('tab=all&assignee=ghost&unsent=true')).toMatchObject({
			query: 'tab=all&unsent=true',
			left: ['assignee'],
			disabledAssignee: null
		});
	});

	it('keeps a person who is shut out, for their orders still lie there, and says so', async () => {
		await clients.db.update(person).set({ disabledAt: NOW }).where(eq(person.id, other.id));
		expect(await store('tab=all&assignee=other')).toMatchObject({
			query: 'tab=all&assignee=other',
			left: [],
			disabledAssignee: '李 ミン'
		});
		await clients.db.update(person).set({ disabledAt: null }).where(eq(person.id, other.id));
	});

	it('keeps “me” and “nobody”, who are always there', async () => {
		for (const assignee of ['me', 'nobody'])
			expect(await store(`tab=all&assignee=${assignee}`)).toMatchObject({ left: [] });
	});

	it('in an address: unknown numbers are said to be gone', async () => {
		expect(await readNamedView(clients.db, 987_654, operator.id)).toEqual({
			id: 987_654,
			state: 'gone',
			view: null
		});
	});
});

describe('an address', () => {
	const open = (query: string) =>
		openView(clients.db, new URLSearchParams(query), operator.id).then(({ address, named }) => ({
			query: queryOf(address),
			left: address.left,
			state: named?.state ?? null
		}));

	it('that names a view shows it as it was saved; with more beside it, what it says itself', async () => {
		const { id } = await save(operator, { query: 'tab=all&unsent=true' });
		expect(await open(`view=${id}`)).toEqual({
			query: 'tab=all&unsent=true',
			left: [],
			state: 'kept'
		});
		expect(await open(`view=${id}&tab=all`)).toMatchObject({ query: 'tab=all', state: 'kept' });
		// The order beside the list is no part of the view.
		expect(await open(`view=${id}&order=main/MS-1`)).toMatchObject({
			query: 'tab=all&unsent=true'
		});
		expect(await open('tab=all')).toMatchObject({ query: 'tab=all', state: null });
	});

	it('of a deleted view still shows it, and of what is not there the list that everybody has', async () => {
		const view = await save(operator, { query: 'tab=all&unsent=true' });
		await deleteView(context, press(view, operator));
		expect(await open(`view=${view.id}`)).toMatchObject({
			query: 'tab=all&unsent=true',
			state: 'deleted'
		});
		for (const hand of ['view=987654', 'view=-1', 'view=%00', 'view=1e9', 'view=99999999999999'])
			expect(await open(hand), hand).toEqual({ query: '', left: [], state: 'gone' });
	});

	it('of a view that names what is gone says what was left out', async () => {
		const view = await save(operator);
		await clients.db
			.update(savedView)
			.set({ query: 'tab=all&status=lost&assignee=ghost' })
			.where(eq(savedView.id, view.id));
		expect(await open(`view=${view.id}`)).toEqual({
			query: 'tab=all',
			left: ['status', 'assignee'],
			state: 'kept'
		});
	});
});

describe('a name', () => {
	it.each([
		['  高額 \n の　仮売上 ', '高額 の 仮売上'],
		['x'.repeat(40), 'x'.repeat(40)],
		['𠮷'.repeat(40), '𠮷'.repeat(40)]
	])('%j is kept as %j', (typed, kept) => {
		expect(viewName.parse(typed)).toBe(kept);
	});

	it.each(['', ' \n ', 'x'.repeat(41), 'a\u202eb', 'a\u200bb', 'a\0b'])('%j is none', (typed) => {
		expect(viewName.safeParse(typed).success).toBe(false);
	});

	it('and a query are each spelt one way only', () => {
		const once = canonicalQuery('sort=newest&status=completed&status=authorized&tab=all');
		expect(canonicalQuery(once)).toBe(once);
		expect(once).toBe('tab=all&status=completed%2Cauthorized');
	});
});
