import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buyer, due, HOUR, NOW, PAGE, Shelf } from '../../../tests/support/shelf.svelte.ts';
import { viewOfTab, type DeskView } from '../contract/desk/view.ts';
import { Board } from './board.svelte.ts';
import type { BoardPage, PagePlace } from './page-loader.svelte.ts';

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
			expect(board.length).toBe(400);
		}
		expect(board.rows.at(-1)?.id).toBe(400);
		expect(most).toBeLessThanOrEqual(12 * PAGE);
		while (board.rowsAbove > 0) await board.loadAbove();
		expect(board.rows[0]?.id).toBe(1);
		expect(ids(board)).toEqual(Array.from({ length: board.rows.length }, (_, index) => index + 1));
		expect(board.hasMore).toBe(true);
		expect(board.shifted).toBe(0);
	});

	it('misses no change that arrives while a page is on its way', async () => {
		const shelf = new Shelf(many(25));
		let answer: (page: BoardPage) => void = () => undefined;
		let asked: PagePlace = { skip: 0 };
		const board = shelf.board((place) => {
			asked = place;
			return new Promise((resolve) => (answer = resolve));
		});
		const loading = board.loadBelow();
		const read = shelf.page(asked);
		// Committed after the page was read: it is on no page, only in the stream.
		board.apply([
			shelf.put(due(99, 12.5)),
			shelf.put(due(13, 13, { version: 2, buyer: buyer('後') }))
		]);
		answer(read);
		await loading;
		expect(ids(board).slice(9, 16)).toEqual([10, 11, 12, 99, 13, 14, 15]);
		expect(board.find(13)?.buyer.name).toBe('後');
	});

	it('says when a page could not be loaded, and loads it when asked again', async () => {
		const shelf = new Shelf(many(25));
		let broken = true;
		const board = shelf.board((place) =>
			broken ? Promise.reject(new Error('cut')) : Promise.resolve(shelf.page(place))
		);
		await board.loadBelow();
		expect(board.loading).toBe('failed');
		expect(board.rows).toHaveLength(PAGE);
		broken = false;
		await board.retry();
		expect(board.loading).toBe('no');
		expect(board.rows).toHaveLength(2 * PAGE);
	});

	it('puts right what it reckoned above, and says by how much the rows that are read moved', async () => {
		const shelf = new Shelf(many(300));
		const board = shelf.board();
		await board.leap(200);
		const before = board.rowsAbove + board.indexOf(200);
		for (let extra = 0; extra < 35; extra += 1) shelf.put(due(1000 + extra, 5 + extra / 100));
		while (board.rowsAbove > 0 && board.find(200) !== undefined) await board.loadAbove();
		const first = board.rows[0];
		expect(ids(board)).toEqual(
			shelf.listed
				.slice(shelf.listed.findIndex(({ id }) => id === first?.id))
				.slice(0, board.rows.length)
				.map(({ id }) => id)
		);
		while (board.rowsAbove > 0) await board.loadAbove();
		expect(board.rows[0]?.id).toBe(1);
		expect(board.shifted).toBe(35);
		expect(before + board.shifted).toBe(shelf.listed.findIndex(({ id }) => id === 200));
	});

	it('keeps a row that came to what is held while it faded out of what is given up', async () => {
		const shelf = new Shelf(many(300));
		const board = shelf.board();
		board.hold(true);
		board.seenUntil = 9;
		// It stands still at the top, but belongs further down than one scrolls.
		board.apply([shelf.put(due(3, 150.5, { version: 2 }))]);
		while (board.hasMore) {
			board.seenUntil = board.rows.length - 1;
			await board.loadBelow();
		}
		board.release();
		expect(ids(board)).toEqual(shelf.listed.slice(-board.rows.length).map(({ id }) => id));
	});
});

describe('leaps', () => {
	it('show the rows that are there, and go on in both directions', async () => {
		const shelf = new Shelf(many(1000));
		const board = shelf.board();
		await board.leap(700);
		expect(board.rowsAbove).toBe(697);
		expect(ids(board)).toEqual(Array.from({ length: PAGE }, (_, index) => 698 + index));
		await board.loadAbove();
		await board.loadBelow();
		expect([board.rowsAbove, board.rows[0]?.id, board.rows.at(-1)?.id]).toEqual([687, 688, 717]);
		expect([board.shifted, board.length]).toEqual([0, 1000]);
	});

	it('beyond the end arrive at the end', async () => {
		const shelf = new Shelf(many(60));
		const board = shelf.board();
		shelf.rows = shelf.rows.slice(0, 25);
		await board.leap(58);
		while (board.hasMore) await board.loadBelow();
		expect(board.rows.at(-1)?.id).toBe(25);
		expect(board.length).toBe(25);
	});

	it('take the place of whatever was on its way', async () => {
		const shelf = new Shelf(many(500));
		const answers: (() => void)[] = [];
		const board = shelf.board(
			(place) => new Promise((resolve) => answers.push(() => resolve(shelf.page(place))))
		);
		const below = board.loadBelow();
		const leap = board.leap(300);
		for (const answer of answers.reverse()) answer();
		await Promise.all([below, leap]);
		expect(ids(board)[0]).toBe(298);
		expect(board.rows).toHaveLength(PAGE);
	});

	it('grow a list of which only the least was counted', async () => {
		const shelf = new Shelf(many(40));
		const board = shelf.board();
		board.setTotal({ count: 15, exact: false });
		expect([board.length, board.isExact]).toEqual([15, false]);
		await board.loadBelow();
		expect([board.length, board.isExact]).toEqual([21, false]);
		while (board.hasMore) await board.loadBelow();
		expect([board.length, board.isExact]).toEqual([40, true]);
	});
});

it('a list that is loaded again stays where one reads', async () => {
	const shelf = new Shelf(many(300));
	const board = shelf.board();
	await board.leap(100);
	board.seenUntil = 5;
	await board.renew(shelf.page({ skip: 0 }));
	expect(board.find(103)).toBeDefined();
	await board.leap(0);
	board.seenUntil = 5;
	shelf.put(due(2000, 0.1));
	await board.renew(shelf.page({ skip: 0 }));
	expect(board.rows[0]?.id).toBe(2000);
});

it('a list that is limited by time lets go of what has passed', () => {
	const view: DeskView = { ...viewOfTab('deadline'), expiresWithin: 1 };
	let now = NOW;
	const rows = [due(1, 0.2), due(2, 0.8)];
	const board = new Board({
		view,
		page: { rows, more: false },
		total: { count: 2, exact: true },
		load: () => Promise.resolve({ rows: [], more: false }),
		pageSize: PAGE,
		now: () => now,
		personId: 'me'
	});
	now += 0.5 * HOUR;
	board.tick();
	vi.advanceTimersByTime(200);
	expect(ids(board)).toEqual([2]);
});
