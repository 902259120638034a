import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createTestDatabase } from '../../../../tests/support/postgres.ts';
import { seededRandom } from '../../../../tests/support/random.ts';
import { seedOrders } from '../../../../tests/support/seed-orders.ts';
import { repetitions } from '../../../../tests/support/test-scale.ts';
import { matchesView } from '../../contract/desk/matches-view.ts';
import { compareInView, placeOf, SORT_KEYS } from '../../contract/desk/sort.ts';
import { addressFrom, queryOf } from '../../contract/desk/view-query.ts';
import { EMPTY_VIEW, type DeskView } from '../../contract/desk/view.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { addDays, dayOf } from '../../domain/calendar.ts';
import { methods } from '../../domain/methods/registry.ts';
import {
	DELIVERY_STATUSES,
	PAYMENT_STATUSES,
	PAYMENT_SYSTEMS
} from '../../domain/orders/vocabulary.ts';
import { OrderCounts } from '../orders/count-orders.ts';
import { listOrders, type DeskPage, type ListContext } from '../orders/list-orders.ts';
import { rowOf } from '../orders/order-record.ts';
import { searchedOf } from '../orders/write-search.ts';
import { openDatabase, type DatabaseClients } from './client.ts';
import { conditionsOf } from './desk-conditions.ts';
import { readListedOrders, type PagePlace } from './desk-page.ts';
import { orders, orderSearch } from './schema/index.ts';

const COUNT = 3_000;
const NOW = Date.UTC(2026, 11, 6, 3);
const LOOKER = { now: NOW, personId: 'person-1' };
const random = seededRandom('desk views');
let drop: () => Promise<void>;
let clients: DatabaseClients;
let reads: ListContext;
let rows: OrderRow[];

beforeAll(async () => {
	const database = await createTestDatabase();
	clients = openDatabase(database.url);
	drop = async () => {
		await clients.close();
		await database.drop();
	};
	const seeder = postgres(database.url, { max: 1 });
	await seedOrders(seeder, COUNT, NOW);
	await seeder.end();
	const { db } = clients;
	reads = {
		db,
		sql: clients.sql,
		now: () => NOW,
		readPosition: () => Promise.resolve(''),
		counts: new OrderCounts(db, () => NOW)
	};
	const ids = (await db.select({ id: orders.id }).from(orders)).map(({ id }) => id);
	rows = (await readListedOrders(db, ids)).map(rowOf);
}, 120_000);
afterAll(() => drop());

test('the seed writes the search as the product does', async () => {
	const [records, written] = await Promise.all([
		clients.db.select().from(orders).orderBy(orders.id),
		clients.db.select().from(orderSearch).orderBy(orderSearch.orderId)
	]);
	expect(written).toEqual(
		records.map((record) => ({ orderId: record.id, searched: searchedOf(record) }))
	);
});

const pick = <T>(all: readonly T[]): T => all[random.between(0, all.length - 1)] as T;
const some = <T>(all: readonly T[]): T[] => [...new Set([pick(all), pick(all)])];
const WORDS = [
	'10',
	'MS-0001',
	'髙橋',
	'高橋 美咲',
	'たかはし',
	'ﾀｶﾊｼ',
	'SATO',
	'山﨑',
	'@example',
	'¥1,200',
	'99',
	'御手洗',
	'%',
	'_',
	'\\',
	'ms-',
	'5 1',
	'zzz'
];

/** Conditions of a kind, some narrow and some wide. */
const CONDITIONS: (() => Partial<DeskView>)[] = [
	() => ({ status: some(PAYMENT_STATUSES) }),
	() => ({ status: ['completed', pick(PAYMENT_STATUSES)] }),
	() => ({ gatewayState: some(methods.flatMap(({ states }) => states)) }),
	() => ({ delivery: some(DELIVERY_STATUSES) }),
	() => ({ system: some(PAYMENT_SYSTEMS) }),
	() => ({ shop: some(['shop-1', 'shop-5', 'shop-8', 'gone']) }),
	() => ({ amountFrom: pick([0, 1_000, 20_000]), amountTo: pick([null, 999, 30_000]) }),
	() => ({ orderedFrom: addDays(dayOf(NOW), -random.between(0, 700)) }),
	() => ({
		orderedFrom: addDays(dayOf(NOW), -400),
		orderedTo: addDays(dayOf(NOW), -random.between(0, 420))
	}),
	() => ({ capturedTo: addDays(dayOf(NOW), -random.between(0, 700)) }),
	() => ({ capturedFrom: addDays(dayOf(NOW), -random.between(0, 60)), capturedTo: dayOf(NOW) }),
	() => ({ capturedToday: true }),
	() => ({ expiresWithin: pick([1, 24, 72, 168, 720]) }),
	() => ({ hasDeadline: true }),
	() => ({ unsent: true }),
	() => ({ unknown: true }),
	() => ({ hasTask: true }),
	() => ({ assignee: pick(['me', 'nobody', 'person-2', 'gone']) }),
	() => ({ search: pick(WORDS) }),
	() => ({ search: pick(WORDS) })
];

function randomView(): DeskView {
	const asked = Array.from({ length: random.between(0, 3) }, () => pick(CONDITIONS)());
	const sort = { key: pick(SORT_KEYS), descending: random.between(0, 1) === 1 };
	return Object.assign({ ...EMPTY_VIEW }, ...asked, { sort }) as DeskView;
}

const page = (view: DeskView, place: PagePlace, limit: number) =>
	listOrders(reads, { view, place, limit, personId: LOOKER.personId });

async function ids(
	view: DeskView,
	from: PagePlace,
	limit: number,
	most: number
): Promise<number[]> {
	const found: number[] = [];
	const isBackwards = 'before' in from;
	for (let place = from; found.length < most;) {
		const { rows: read, more }: DeskPage = await page(view, place, limit);
		found.splice(isBackwards ? 0 : found.length, 0, ...read.map(({ id }) => id));
		const edge = isBackwards ? read[0] : read.at(-1);
		if (!more || edge === undefined) break;
		const next = placeOf(edge, view.sort.key);
		place = isBackwards ? { before: next } : { after: next };
	}
	return found;
}

describe('what the database lists is what the browser would', () => {
	const views = Array.from({ length: repetitions({ quick: 60, full: 2_000 }) }, randomView);
	const inEverySort = SORT_KEYS.flatMap((key) =>
		[true, false].map((descending) => ({ ...EMPTY_VIEW, sort: { key, descending } }))
	);
	const named = [...inEverySort, ...views].map((view): [string, DeskView] => [
		decodeURIComponent(queryOf({ tab: 'all', view, columns: null })),
		view
	]);

	it.each(named)('%s', async (_, view) => {
		const expected = rows
			.filter((row) => matchesView(row, view, LOOKER))
			.sort((a, b) => compareInView(a, b, view.sort))
			.map(({ id }) => id);
		const first = await page(view, { skip: 0 }, 200);
		expect(first.total).toEqual({ count: expected.length, exact: true });
		expect(first.rows.map(({ id }) => id)).toEqual(expected.slice(0, 200));
		const step = random.between(40, 200);
		expect(await ids(view, { skip: 0 }, step, 600)).toEqual(
			expected.slice(0, Math.min(expected.length, Math.ceil(600 / step) * step))
		);
		const skip = random.between(0, expected.length);
		const leapt = await page(view, { skip }, 50);
		expect(leapt.rows.map(({ id }) => id)).toEqual(expected.slice(skip, skip + 50));
		const [top] = leapt.rows;
		if (top === undefined) return;
		const above = await ids(view, { before: placeOf(top, view.sort.key) }, 130, 500);
		expect(above).toEqual(expected.slice(Math.max(0, skip - 520), skip));
	});
});

describe('a search', () => {
	const plan = async (view: DeskView) => {
		const conditions = sql.join(
			conditionsOf({ ...EMPTY_VIEW, ...view }, LOOKER, 'grams'),
			sql` and `
		);
		const lines = await clients.db.execute<{ 'QUERY PLAN': string }>(
			sql`explain select ${orders.id} from ${orders} where ${conditions}`
		);
		return lines.map((line) => line['QUERY PLAN']).join('\n');
	};

	test.each(['髙橋', 'みさき', '12', 'sato', 'MS-00012', '¥18,400', '御手洗 蓮', 'あ'.repeat(500)])(
		'for %s is answered from its index',
		async (search) => {
			const { view } = addressFrom(new URLSearchParams({ q: search }), 'all');
			expect(await plan(view)).toContain('order_search_grams');
		}
	);

	test('of one character asks for nothing', async () => {
		expect(conditionsOf({ ...EMPTY_VIEW, search: 'あ' }, LOOKER, 'grams')).toEqual([]);
		expect((await page({ ...EMPTY_VIEW, search: 'あ' }, { skip: 0 }, 1)).total?.count).toBe(COUNT);
	});

	test.each(['%%', '__', '\\\\', "'; drop table orders; --", '\ud800\udfff\udbff', '﷽﷽'])(
		'for %j finds that and nothing else',
		async (search) => {
			expect((await page({ ...EMPTY_VIEW, search }, { skip: 0 }, 10)).rows).toEqual([]);
		}
	);
});
