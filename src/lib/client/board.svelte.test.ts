import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { orderRow } from '../../../tests/support/order-row.ts';
import { matchesView } from '../contract/desk/matches-view.ts';
import { compareInView } from '../contract/desk/sort.ts';
import { viewOfTab, type DeskView } from '../contract/desk/view.ts';
import type { OrderRow } from '../contract/order-row.ts';
import { Board, type BoardPage } from './board.svelte.ts';

const NOW = 1_790_000_000_000;
const HOUR = 3_600_000;
const PAGE = 10;
const SOONEST = { key: 'deadline', descending: false } as const;
const LOOKER = { now: NOW, personId: 'me' };
const buyer = (name: string) => ({ name, kana: null, email: null, sort: name });

/** An order whose deadline is so many hours away. */
const due = (id: number, hours: number, differing: Partial<OrderRow> = {}): OrderRow =>
	orderRow({ id, riskDeadlineAt: NOW + hours * HOUR, updatedAt: NOW, ...differing });

/** A server that pages through rows as the real one does: by key, from what it holds at the moment. */
class Shelf {
	rows: OrderRow[];
	readonly view: DeskView;
	constructor(rows: OrderRow[], view: DeskView = viewOfTab('deadline')) {
		this.rows = rows;
		this.view = view;
	}

	page = (cursor: string | null): BoardPage => {
		const { sort } = this.view;
		const after = cursor === null ? null : (JSON.parse(cursor) as OrderRow);
		const rest = this.rows
			.filter((row) => matchesView(row, this.view, LOOKER))
			.sort((a, b) => compareInView(a, b, sort))
			.filter((row) => after === null || compareInView(row, after, sort) > 0);
		const rows = rest.slice(0, PAGE);
		const last = rows.at(-1);
		const goesOn = rows.length === PAGE && last !== undefined;
		return { rows, nextCursor: goesOn ? JSON.stringify(last) : null };
	};

	put(row: OrderRow): OrderRow {
		this.rows = [...this.rows.filter(({ id }) => id !== row.id), row];
		return row;
	}

	board(load = (cursor: string | null) => Promise.resolve(this.page(cursor))): Board {
		return new Board({
			view: this.view,
			page: this.page(null),
			load,
			now: () => NOW,
			personId: 'me'
		});
	}
}

const ids = (board: Board) => board.rows.map(({ id }) => id);
const many = (count: number) =>
	Array.from({ length: count }, (_, index) => due(index + 1, index + 1));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('live changes', () => {
	it('keep the newer row, whatever comes late', () => {
		const board = new Shelf([due(1, 1, { version: 3 })]).board();
		board.apply([due(1, 1, { version: 2, buyer: buyer('古い') })]);
		expect(board.rows[0]?.buyer.name).not.toBe('古い');
		board.apply([due(1, 1, { version: 4, buyer: buyer('新しい') })]);
		expect(board.rows[0]?.buyer.name).toBe('新しい');
		expect(board.flashes.get(1)).toBe(1);
	});

	it('bring rows to their places and take others away after a fade', () => {
		const board = new Shelf(many(3)).board();
		board.apply([due(9, 1.5), due(1, 50, { version: 2 })]);
		expect(ids(board)).toEqual([9, 2, 3, 1]);
		board.apply([due(2, 2, { version: 2, paymentStatus: 'completed' })]);
		expect([...board.leaving]).toEqual([2]);
		vi.advanceTimersByTime(200);
		expect(ids(board)).toEqual([9, 3, 1]);
		expect(board.leaving.size).toBe(0);
	});

	it('leave alone what belongs to another list', () => {
		const board = new Shelf(many(3)).board();
		board.apply([due(9, 1, { paymentStatus: 'cancelled' })]);
		expect(ids(board)).toEqual([1, 2, 3]);
	});

	it('let a row stay that came back while it faded', () => {
		const board = new Shelf(many(2)).board();
		board.apply([due(1, 1, { version: 2, paymentStatus: 'completed' })]);
		board.apply([due(1, 1, { version: 3 })]);
		vi.advanceTimersByTime(200);
		expect(ids(board)).toEqual([1, 2]);
		expect(board.leaving.size).toBe(0);
	});
});

describe('while somebody reads', () => {
	it('nothing moves, everything is current, and a press puts all in order', () => {
		const board = new Shelf(many(5)).board();
		board.hold(true);
		board.seenUntil = 4;
		board.apply([
			due(9, 0.5),
			due(5, 0.7, { version: 2, buyer: buyer('変更') }),
			due(2, 2, { version: 2, paymentStatus: 'completed' })
		]);
		expect(ids(board)).toEqual([1, 2, 3, 4, 5]);
		expect(board.rows[4]?.buyer.name).toBe('変更');
		expect(board.waiting).toEqual({ fresh: 1, moved: 2 });
		vi.advanceTimersByTime(1000);
		expect(ids(board)).toEqual([1, 2, 3, 4, 5]);

		board.hold(false);
		vi.advanceTimersByTime(200);
		expect(ids(board)).toEqual([9, 5, 1, 3, 4]);
		expect(board.waiting).toEqual({ fresh: 0, moved: 0 });
	});

	it('rows below what is in sight come in at once', () => {
		const board = new Shelf(many(5)).board();
		board.hold(true);
		board.seenUntil = 2;
		board.apply([due(9, 4.5)]);
		expect(ids(board)).toEqual([1, 2, 3, 4, 9, 5]);
		expect(board.waiting.fresh).toBe(0);
	});
});

describe('paging', () => {
	it('goes end to end and back with a bounded number of rows', async () => {
		const shelf = new Shelf(many(400));
		const board = shelf.board();
		let most = 0;
		while (board.hasMore) {
			await board.loadBelow();
			most = Math.max(most, board.rows.length);
			expect(board.rowsAbove + board.rows.length).toBe(board.rows.at(-1)?.id);
		}
		expect(board.rows.at(-1)?.id).toBe(400);
		expect(most).toBeLessThanOrEqual(13 * PAGE);
		while (board.rowsAbove > 0) await board.loadAbove();
		expect(board.rows[0]?.id).toBe(1);
		expect(ids(board)).toEqual(Array.from({ length: board.rows.length }, (_, index) => index + 1));
		expect(board.hasMore).toBe(true);
	});

	it('misses no change that arrives while a page is on its way', async () => {
		const shelf = new Shelf(many(25));
		let answer: (page: BoardPage) => void = () => undefined;
		const board = shelf.board(() => new Promise((resolve) => (answer = resolve)));
		const loading = board.loadBelow();
		const read = shelf.page(JSON.stringify(board.rows.at(-1)));
		// Committed after the page was read: it is on no page, only in the stream.
		board.apply([
			shelf.put(due(99, 12.5)),
			shelf.put(due(13, 13, { version: 2, buyer: buyer('後') }))
		]);
		answer(read);
		await loading;
		expect(ids(board).slice(9, 16)).toEqual([10, 11, 12, 99, 13, 14, 15]);
		expect(board.rows.find(({ id }) => id === 13)?.buyer.name).toBe('後');
	});

	it('says when a page could not be loaded, and loads it the next time', async () => {
		const shelf = new Shelf(many(25));
		let broken = true;
		const board = shelf.board((cursor) =>
			broken ? Promise.reject(new Error('cut')) : Promise.resolve(shelf.page(cursor))
		);
		await board.loadBelow();
		expect(board.loading).toBe('failed');
		expect(board.rows).toHaveLength(PAGE);
		broken = false;
		await board.loadBelow();
		expect(board.loading).toBe('no');
		expect(board.rows).toHaveLength(2 * PAGE);
	});

	it('closes the gap when a page above has grown meanwhile', async () => {
		const shelf = new Shelf(many(300));
		const board = shelf.board();
		while (board.hasMore) await board.loadBelow();
		for (let extra = 0; extra < 35; extra += 1) shelf.put(due(1000 + extra, 5 + extra / 100));
		while (board.rowsAbove > 0) await board.loadAbove();
		const expected = shelf.rows
			.sort((a, b) => compareInView(a, b, SOONEST))
			.slice(0, board.rows.length)
			.map(({ id }) => id);
		expect(ids(board)).toEqual(expected);
	});
});

it('a list that is limited by time lets go of what has passed', () => {
	const view: DeskView = { ...viewOfTab('deadline'), expiresWithin: 1 };
	let now = NOW;
	const rows = [due(1, 0.2), due(2, 0.8)];
	const board = new Board({
		view,
		page: { rows, nextCursor: null },
		load: () => Promise.resolve({ rows: [], nextCursor: null }),
		now: () => now,
		personId: 'me'
	});
	now += 0.5 * HOUR;
	board.tick();
	vi.advanceTimersByTime(200);
	expect(ids(board)).toEqual([2]);
});

it('whatever happens in whatever order, the list is what the server would list', async () => {
	const statuses = ['authorized', 'completed', 'cancelled'] as const;
	const step = fc.oneof(
		fc.record({
			kind: fc.constant('change' as const),
			id: fc.integer({ min: 1, max: 60 }),
			hours: fc.integer({ min: 1, max: 90 }),
			status: fc.constantFrom(...statuses)
		}),
		fc.record({ kind: fc.constant('hold' as const), still: fc.boolean() }),
		fc.record({ kind: fc.constant('more' as const) })
	);
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
			const shelf = new Shelf(many(45));
			const board = shelf.board();
			const versions = new Map<number, number>();
			for (const one of steps) {
				if (one.kind === 'hold') board.hold(one.still);
				else if (one.kind === 'more') await board.loadBelow();
				else {
					const version = (versions.get(one.id) ?? 1) + 1;
					versions.set(one.id, version);
					board.apply([shelf.put(due(one.id, one.hours, { version, paymentStatus: one.status }))]);
				}
			}
			board.hold(false);
			board.release();
			vi.advanceTimersByTime(200);
			while (board.hasMore) await board.loadBelow();
			const listed = shelf.rows
				.filter((row) => matchesView(row, shelf.view, LOOKER))
				.sort((a, b) => compareInView(a, b, SOONEST));
			expect(ids(board)).toEqual(listed.map(({ id }) => id));
		}),
		{ numRuns: 150 }
	);
});
