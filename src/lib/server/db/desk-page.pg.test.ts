import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { seededRandom } from '../../../../tests/support/random.ts';
import { countOfTab } from '../../contract/desk/figures.ts';
import { matchesView } from '../../contract/desk/matches-view.ts';
import { compareInView, placeOf } from '../../contract/desk/sort.ts';
import {
	DESK_TABS,
	EXPIRES_WITHIN_HOURS,
	viewOfTab,
	type DeskView
} from '../../contract/desk/view.ts';
import type { PagePlace } from './desk-page.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { PAYMENT_STATUSES } from '../../domain/orders/vocabulary.ts';
import { changeOrder, lockOrder } from '../orders/change-order.ts';
import { DESK } from '../orders/actor.ts';
import { OrderCounts } from '../orders/count-orders.ts';
import { listOrders, type DeskPage, type ListContext } from '../orders/list-orders.ts';
import { rowOf } from '../orders/order-record.ts';
import { readListedOrders } from './desk-page.ts';

let bench: OrderBench;
let rows: OrderRow[];
let reads: ListContext;
const NOW = Date.now();
const HOUR = 3_600_000;
const LOOKER = { now: NOW, personId: 'somebody' };

const IN_DOUBT = {
	operationId: '00000000-0000-4000-8000-000000000000',
	operationAction: 'capture',
	operationState: 'unknown',
	operationActor: '佐藤 花',
	operationStartedAt: NOW
} as const;

beforeAll(async () => {
	bench = await createOrderBench();
	reads = {
		db: bench.db,
		sql: bench.clients.sql,
		now: () => NOW,
		readPosition: () => Promise.resolve(''),
		counts: new OrderCounts(bench.db, () => NOW)
	};
	const random = seededRandom('desk page');
	const states = [
		'AUTH',
		'AUTH',
		'AUTH',
		'SALES',
		'CAPTURE_ACCEPTED',
		'CANCEL',
		'REQSUCCESS',
		'PAYFAIL'
	];
	const ids: number[] = [];
	for (let i = 0; i < 60; i++) {
		const order = await bench.arrive(states[i % states.length]);
		ids.push(order.id);
		await bench.db.transaction(async (tx) => {
			const record = await lockOrder(tx, order.id);
			if (!record) throw new Error('gone');
			// Expiries around the edges of every filter, several at the very same instant.
			const hours = EXPIRES_WITHIN_HOURS[random.between(0, 4)] ?? 1;
			const edge = NOW + hours * HOUR + random.between(-1, 1);
			await changeOrder(tx, record, {
				patch: {
					expiryOverride: record.gatewayState === 'AUTH' ? edge : null,
					orderedAt: NOW - random.between(0, 3) * 1_000,
					...(i % 7 === 0 ? { localAmount: 1_000 } : {}),
					...(i % 11 === 0 ? { contentUnsent: true } : {}),
					...(i % 13 === 0 ? IN_DOUBT : {}),
					...(record.capturedAt !== null && i % 2 === 0 ? { capturedAt: NOW - 48 * HOUR } : {})
				},
				event: 'test:arranged',
				actor: DESK,
				at: NOW
			});
		});
	}
	rows = (await readListedOrders(bench.db, ids)).map(rowOf);
}, 60_000);
afterAll(() => bench.close());

async function everyPage(view: DeskView, limit: number): Promise<number[]> {
	const ids: number[] = [];
	let place: PagePlace | null = { skip: 0 };
	while (place !== null) {
		const page: DeskPage = await listOrders(reads, {
			view,
			place,
			limit,
			personId: LOOKER.personId
		});
		ids.push(...page.rows.map((row) => row.id));
		const last = page.rows.at(-1);
		place = page.more && last ? { after: placeOf(last, view.sort.key) } : null;
	}
	return ids;
}

const VIEWS: [string, DeskView][] = [
	...DESK_TABS.map((tab): [string, DeskView] => [tab, viewOfTab(tab)]),
	...EXPIRES_WITHIN_HOURS.map((hours): [string, DeskView] => [
		`within ${hours} h`,
		{ ...viewOfTab('deadline'), expiresWithin: hours }
	]),
	['captured today', { ...viewOfTab('completed'), capturedToday: true }],
	...PAYMENT_STATUSES.map((status): [string, DeskView] => [
		`${status} by deadline`,
		{ ...viewOfTab('all'), status: [status], sort: { key: 'deadline', descending: false } }
	])
];

it.each(VIEWS)(
	'%s: the browser’s filter, order and count are the database’s, page by page',
	async (_, view) => {
		const expected = rows
			.filter((row) => matchesView(row, view, LOOKER))
			.sort((a, b) => compareInView(a, b, view.sort))
			.map((row) => row.id);
		expect(await everyPage(view, 7)).toEqual(expected);
		expect(await everyPage(view, 200)).toEqual(expected);
		const total = await reads.counts.of(view, LOOKER.personId);
		expect(total).toEqual({ count: expected.length, exact: true });
	}
);

it('each tab shows exactly as many as it lists', async () => {
	const { figures } = await listOrders(reads, {
		view: viewOfTab('all'),
		place: { skip: 0 },
		limit: 1,
		personId: LOOKER.personId
	});
	for (const tab of DESK_TABS) {
		const listed = rows.filter((row) => matchesView(row, viewOfTab(tab), LOOKER));
		expect([tab, countOfTab(figures, tab, LOOKER.personId)]).toEqual([tab, listed.length]);
	}
	for (const { hours, count, yen } of figures.atRisk) {
		const listed = rows.filter((row) =>
			matchesView(row, { ...viewOfTab('deadline'), expiresWithin: hours }, LOOKER)
		);
		expect([hours, count, yen]).toEqual([
			hours,
			listed.length,
			listed.reduce((sum, row) => sum + row.facts.amount, 0)
		]);
	}
});
