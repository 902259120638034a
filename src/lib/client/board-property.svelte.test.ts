import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { orderRow } from '../../../tests/support/order-row.ts';
import { buyer, DAY, HOUR, NOW, Shelf } from '../../../tests/support/shelf.svelte.ts';
import { SORT_KEYS } from '../contract/desk/sort.ts';
import { EMPTY_VIEW, type DeskView } from '../contract/desk/view.ts';
import type { OrderRow } from '../contract/order-row.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Board } from './board.svelte.ts';

const ids = (board: Board) => board.rows.map(({ id }) => id);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Every kind of filter once, each of which some of the orders below pass and some do not. */
const FILTERED: Partial<DeskView>[] = [
	{},
	{ status: ['authorized', 'completed'] },
	{ gatewayState: ['SALES'] },
	{ delivery: ['delivered'] },
	{ system: ['recruit'] },
	{ shop: ['demo'] },
	{ amountFrom: 1200, amountTo: 1700 },
	{ orderedFrom: dayOf(NOW), orderedTo: dayOf(NOW + DAY) },
	{ capturedFrom: dayOf(NOW - DAY), capturedTo: dayOf(NOW) },
	{ capturedToday: true },
	{ expiresWithin: 24 },
	{ hasDeadline: true },
	{ unsent: true },
	{ unknown: true },
	{ hasTask: true },
	{ assignee: 'me' },
	{ assignee: 'nobody' },
	{ search: '髙橋' },
	{ status: ['authorized'], unsent: true, search: 'a-1' }
];

/** An order as an event may leave it, everything that a filter or a sort looks at drawn from a few values. */
const anyOrder = fc.record({
	id: fc.integer({ min: 1, max: 60 }),
	hours: fc.option(fc.integer({ min: -5, max: 90 })),
	status: fc.constantFrom('authorized', 'completed', 'cancelled'),
	gatewayState: fc.constantFrom('AUTH', 'SALES'),
	delivery: fc.constantFrom('unprocessed', 'delivered'),
	system: fc.constantFrom('recruit', 'sgp-card'),
	shop: fc.constantFrom('demo', 'main'),
	amount: fc.integer({ min: 1000, max: 2000 }),
	unsent: fc.boolean(),
	days: fc.integer({ min: -2, max: 2 }),
	captured: fc.option(fc.integer({ min: -2, max: 0 })),
	isUnknown: fc.boolean(),
	tasks: fc.integer({ min: 0, max: 1 }),
	assignee: fc.option(fc.constantFrom('me', 'other')),
	name: fc.constantFrom('高橋 誠', '髙橋 美咲', '佐藤 花子', '𠮷田 一', '﨑山 二')
});
type Drawn = typeof anyOrder extends fc.Arbitrary<infer T> ? T : never;

function orderOf(drawn: Drawn, version: number): OrderRow {
	const base = orderRow();
	return orderRow({
		id: drawn.id,
		shop: drawn.shop,
		version,
		updatedAt: NOW,
		riskDeadlineAt: drawn.hours === null ? null : NOW + drawn.hours * HOUR,
		paymentStatus: drawn.status as OrderRow['paymentStatus'],
		openTasks: drawn.tasks,
		assignee: drawn.assignee === null ? null : { id: drawn.assignee, name: drawn.assignee },
		buyer: buyer(drawn.name),
		confirmedAt: drawn.captured === null ? null : NOW - drawn.amount,
		operation: drawn.isUnknown
			? {
					id: 'x',
					action: 'capture',
					state: 'unknown',
					actor: 'x',
					startedAt: NOW,
					nextInquiryAt: null
				}
			: null,
		facts: {
			...base.facts,
			gatewayState: drawn.gatewayState,
			deliveryStatus: drawn.delivery,
			system: drawn.system,
			amount: drawn.amount,
			localAmount: drawn.amount + (drawn.unsent ? 100 : 0),
			orderedAt: NOW + drawn.days * DAY,
			capturedAt: drawn.captured === null ? null : NOW + drawn.captured * DAY
		}
	});
}

it('whatever happens in whatever order, the list is what the server would list', async () => {
	const step = fc.oneof(
		{ weight: 6, arbitrary: fc.record({ kind: fc.constant('change' as const), order: anyOrder }) },
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constant('hold' as const),
				still: fc.boolean(),
				seen: fc.integer({ min: 0, max: 30 })
			})
		},
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('below' as const) }) },
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('above' as const) }) },
		{
			weight: 1,
			arbitrary: fc.record({
				kind: fc.constant('leap' as const),
				to: fc.integer({ min: 0, max: 70 })
			})
		},
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('fade' as const) }) }
	);
	const start = fc.uniqueArray(anyOrder, { selector: ({ id }) => id, maxLength: 45 });
	const sort = fc.record({ key: fc.constantFrom(...SORT_KEYS), descending: fc.boolean() });
	await fc.assert(
		fc.asyncProperty(
			start,
			fc.array(step, { maxLength: 60 }),
			sort,
			fc.constantFrom(...FILTERED),
			async (orders, steps, sort, filtered) => {
				const view = { ...EMPTY_VIEW, ...filtered, sort };
				const shelf = new Shelf(
					orders.map((order) => orderOf(order, 1)),
					view
				);
				const board = shelf.board();
				const versions = new Map<number, number>();
				for (const one of steps) {
					if (one.kind === 'hold') {
						board.seenUntil = one.seen;
						board.hold(one.still);
					} else if (one.kind === 'below') await board.loadBelow();
					else if (one.kind === 'above') await board.loadAbove();
					else if (one.kind === 'leap') await board.leap(one.to);
					else if (one.kind === 'fade') vi.advanceTimersByTime(200);
					else {
						const version = (versions.get(one.order.id) ?? 1) + 1;
						versions.set(one.order.id, version);
						board.apply([shelf.put(orderOf(one.order, version))]);
					}
				}
				board.hold(false);
				board.release();
				vi.advanceTimersByTime(200);
				const listed = shelf.listed.map(({ id }) => id);
				const at = listed.indexOf(ids(board)[0] ?? -1);
				if (board.rows.length > 0)
					expect(ids(board)).toEqual(listed.slice(at, at + board.rows.length));
				while (board.rowsAbove > 0) await board.loadAbove();
				while (board.hasMore) await board.loadBelow();
				expect(ids(board)).toEqual(listed);
				expect(board.length).toBe(listed.length);
			}
		),
		{ numRuns: 400 }
	);
});
