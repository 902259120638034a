import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SimulatorView } from '../contract/simulator.ts';
import { SimulatorBoard } from './simulator-board.svelte.ts';
import type { Failure } from './trpc.ts';

const viewAt = (now: number) => ({ now }) as SimulatorView;
const failure: Failure = { code: 'CLOCK_HELD', field: null, params: {}, row: null, id: null };

let load: ReturnType<typeof vi.fn<() => Promise<SimulatorView>>>;
let board: SimulatorBoard;
beforeEach(() => {
	vi.useFakeTimers();
	load = vi.fn(() => Promise.resolve(viewAt(1)));
	board = new SimulatorBoard({ view: viewAt(0), load, readFailure: () => failure });
});
afterEach(() => {
	vi.useRealTimers();
});

it('reads again and again, one reading after the other, until it ends', async () => {
	const end = board.follow();
	await vi.advanceTimersByTimeAsync(2999);
	expect(board.view.now).toBe(0);
	await vi.advanceTimersByTimeAsync(1);
	expect(board.view.now).toBe(1);
	await vi.advanceTimersByTimeAsync(6000);
	expect(load).toHaveBeenCalledTimes(3);
	end();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(load).toHaveBeenCalledTimes(3);
});

it('keeps what it showed while nothing can be read, and says so', async () => {
	load.mockRejectedValueOnce(new Error('away'));
	await board.read();
	expect([board.view.now, board.isStale]).toEqual([0, true]);
	await board.read();
	expect([board.view.now, board.isStale]).toEqual([1, false]);
});

it('drops an answer that a later reading overtook', async () => {
	const slow = Promise.withResolvers<SimulatorView>();
	load.mockReturnValueOnce(slow.promise);
	const first = board.read();
	load.mockResolvedValueOnce(viewAt(7));
	await board.read();
	slow.resolve(viewAt(3));
	await first;
	expect(board.view.now).toBe(7);
});

it('tells what became of a press where it was made, and reads again', async () => {
	expect(
		await board.press(
			'clock',
			() => Promise.resolve(5),
			(n) => `moved ${n}`
		)
	).toBe(true);
	expect(board.told).toEqual({ panel: 'clock', done: 'moved 5' });
	expect(
		await board.press(
			'faults',
			() => Promise.reject(new Error()),
			() => ''
		)
	).toBe(false);
	expect(board.told).toEqual({ panel: 'faults', failure });
	expect(load).toHaveBeenCalledTimes(2);
	expect(board.busy).toBe(null);
});

it('sends nothing while a press is on its way', async () => {
	const slow = Promise.withResolvers<void>();
	const first = board.press(
		'clock',
		() => slow.promise,
		() => 'moved'
	);
	const second = vi.fn(() => Promise.resolve());
	expect(await board.press('clock', second, () => '')).toBe(false);
	expect([second.mock.calls.length, board.busy]).toEqual([0, 'clock']);
	slow.resolve();
	expect(await first).toBe(true);
});
