import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { orderRow } from '../../../tests/support/order-row.ts';
import { taskRow } from '../../../tests/support/task-row.ts';
import type { TaskCounts, TaskPage, TaskRow } from '../contract/tasks.ts';
import { TaskBoard } from './task-board.svelte.ts';

const LINGER_MS = 6000;
const done = { at: 1, by: 'person', name: '佐藤 花', proof: '取消済み' } as const;

/** A server that holds work items, open ones listed by id. */
class Shelf {
	items: TaskRow[];
	loads = 0;
	fails = false;
	constructor(items: TaskRow[]) {
		this.items = items;
	}

	counts = (): TaskCounts => {
		const open = this.items.filter((row) => row.closed === null).length;
		return { open, mine: 0, unowned: open, overdue: 0, closed: this.items.length - open };
	};

	load = (ask: { cursor: string | null; limit: number; held: number[] }): Promise<TaskPage> => {
		this.loads += 1;
		if (this.fails) return Promise.reject(new Error('no answer'));
		const listed = this.items.filter(
			(row) => row.closed === null && row.id > Number(ask.cursor ?? 0)
		);
		const rows = listed.slice(0, ask.limit);
		const last = rows.at(-1);
		const page = new Set(rows.map(({ id }) => id));
		return Promise.resolve({
			rows,
			nextCursor: listed.length > rows.length && last ? String(last.id) : null,
			held: this.items.filter(({ id }) => ask.held.includes(id) && !page.has(id)),
			counts: this.counts(),
			position: 'e.1.1'
		});
	};

	put(row: TaskRow): void {
		this.items = [...this.items.filter(({ id }) => id !== row.id), row].sort((a, b) => a.id - b.id);
	}
}

async function boardOf(shelf: Shelf, limit = 100): Promise<TaskBoard> {
	const page = await shelf.load({ cursor: null, limit, held: [] });
	shelf.loads = 0;
	return new TaskBoard({ page, load: shelf.load });
}

const ids = (board: TaskBoard): number[] => board.rows.map(({ id }) => id);
const withWork = orderRow({ id: 999, openTasks: 1 });

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('a list of work items', () => {
	it('is loaded once for a burst of changes, and shows what is new at once where nobody reads', async () => {
		const shelf = new Shelf([taskRow({ id: 2 })]);
		const board = await boardOf(shelf);
		shelf.put(taskRow({ id: 1 }));
		for (let count = 0; count < 20; count += 1) board.notice([withWork], null);
		await vi.advanceTimersByTimeAsync(1000);
		expect(shelf.loads).toBe(1);
		expect(ids(board)).toEqual([1, 2]);
		expect(board.counts.open).toBe(2);
	});

	it('changes nothing’s place while somebody reads: new ones wait, changed ones change', async () => {
		const shelf = new Shelf([taskRow({ id: 2 }), taskRow({ id: 3 })]);
		const board = await boardOf(shelf);
		board.hold(true);
		shelf.put(taskRow({ id: 1 }));
		shelf.put(taskRow({ id: 3, version: 2, owner: { id: 'p', name: '田中 蓮' } }));
		board.notice([withWork], null);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(ids(board)).toEqual([2, 3]);
		expect(board.rows[1]?.owner?.name).toBe('田中 蓮');
		expect(board.waiting).toBe(1);
		board.settle();
		expect(ids(board)).toEqual([1, 2, 3]);
		expect(board.waiting).toBe(0);
	});

	it('shows what was finished as finished, in its place, and lets it go after a while', async () => {
		const shelf = new Shelf([taskRow({ id: 1 }), taskRow({ id: 2 })]);
		const board = await boardOf(shelf);
		shelf.put(taskRow({ id: 1, version: 2, closed: done }));
		board.notice([orderRow({ id: 101, openTasks: 0 })], null);
		await vi.advanceTimersByTimeAsync(1000);
		expect(ids(board)).toEqual([1, 2]);
		expect(board.rows[0]?.closed).toEqual(done);
		expect([...board.leaving]).toEqual([1]);
		await vi.advanceTimersByTimeAsync(LINGER_MS);
		expect(ids(board)).toEqual([2]);
		expect(board.leaving.size).toBe(0);
	});

	it('keeps what was finished as long as somebody reads, and a while longer', async () => {
		const shelf = new Shelf([taskRow({ id: 1 })]);
		const board = await boardOf(shelf);
		board.hold(true);
		shelf.put(taskRow({ id: 1, version: 2, closed: done }));
		board.reload();
		await vi.advanceTimersByTimeAsync(120_000);
		expect(ids(board)).toEqual([1]);
		board.hold(false);
		await vi.advanceTimersByTimeAsync(LINGER_MS - 1);
		expect(ids(board)).toEqual([1]);
		await vi.advanceTimersByTimeAsync(1);
		expect(ids(board)).toEqual([]);
	});

	it('asks soon when orders in sight, orders with work, or the number of open items changed', async () => {
		const shelf = new Shelf([taskRow({ id: 1 })]);
		const board = await boardOf(shelf);
		const elsewhere = orderRow({ id: 7, openTasks: 0 });
		const soon = async (notice: () => void): Promise<number> => {
			const before = shelf.loads;
			notice();
			await vi.advanceTimersByTimeAsync(400);
			return shelf.loads - before;
		};
		expect(await soon(() => board.notice([orderRow({ id: 101, openTasks: 0 })], null))).toBe(1);
		expect(await soon(() => board.notice([withWork], null))).toBe(1);
		expect(await soon(() => board.notice([elsewhere], 5))).toBe(1);
		expect(await soon(() => board.notice([elsewhere], 1))).toBe(0);
		expect(await soon(() => board.notice([], 5))).toBe(0);
		await vi.advanceTimersByTimeAsync(6000);
		expect(shelf.loads).toBe(4);
	});

	it('takes an answer to our own press at once, never an older over a newer one', async () => {
		const shelf = new Shelf([taskRow({ id: 1, version: 3 })]);
		const board = await boardOf(shelf);
		board.apply(taskRow({ id: 1, version: 4, owner: { id: 'p', name: '佐藤 花' } }));
		expect(board.rows[0]?.version).toBe(4);
		board.apply(taskRow({ id: 1, version: 2 }));
		expect(board.rows[0]?.version).toBe(4);
	});

	it('goes on by pages, and a reload keeps all that were loaded', async () => {
		const shelf = new Shelf(Array.from({ length: 250 }, (_, index) => taskRow({ id: index + 1 })));
		const board = await boardOf(shelf);
		expect(board.hasMore).toBe(true);
		await board.loadMore();
		await board.loadMore();
		expect(ids(board)).toHaveLength(250);
		expect(board.hasMore).toBe(false);
		board.reload();
		await vi.advanceTimersByTimeAsync(10);
		expect(ids(board)).toHaveLength(250);
		expect(new Set(ids(board)).size).toBe(250);
	});

	it('says when it could not be loaded, and keeps what it had', async () => {
		const shelf = new Shelf([taskRow({ id: 1 })]);
		const board = await boardOf(shelf);
		shelf.fails = true;
		board.reload();
		await vi.advanceTimersByTimeAsync(10);
		expect(board.failed).toBe(true);
		expect(ids(board)).toEqual([1]);
		shelf.fails = false;
		board.reload();
		await vi.advanceTimersByTimeAsync(10);
		expect(board.failed).toBe(false);
	});

	it('does nothing more once it was left', async () => {
		const shelf = new Shelf([taskRow({ id: 1 })]);
		const board = await boardOf(shelf);
		board.reload(300);
		board.stop();
		await vi.advanceTimersByTimeAsync(10_000);
		expect(shelf.loads).toBe(0);
	});
});
