import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { comparePlaces, type LogPage, type LogPlace } from '../db/event-log/index.ts';
import { LogTail, type TailStep } from './log-tail.ts';

const log = pino({ level: 'silent' });
let page: LogPage;
let asked: LogPlace[];
let steps: TailStep[];
let failure: Error | null;
let handleFailure: Error | null;
let tail: LogTail;

function at(xid: number, orderIds: number[] = []): LogPage {
	const place = { xid: BigInt(xid), seq: 0n };
	return {
		events: orderIds.map((orderId, i) => ({
			xid: BigInt(xid - 1),
			seq: BigInt(i + 1),
			orderId,
			runId: null
		})),
		upTo: place,
		more: false,
		tail: place,
		heldBack: false,
		epoch: 'a',
		horizon: { xid: 0n, seq: 0n }
	};
}

beforeEach(async () => {
	vi.useFakeTimers();
	[page, asked, steps, failure, handleFailure] = [at(10), [], [], null, null];
	tail = new LogTail({
		read: (after) => {
			asked.push(after);
			if (failure !== null) return Promise.reject(failure);
			const events = page.events.filter((event) => comparePlaces(event, after) > 0);
			return Promise.resolve({ ...page, events });
		},
		handle: (step) => {
			steps.push(step);
			return handleFailure === null ? Promise.resolve() : Promise.reject(handleFailure);
		},
		realNow: () => Date.now(),
		log
	});
	await vi.advanceTimersByTimeAsync(0);
});

afterEach(async () => {
	const stopped = tail.stop();
	await vi.advanceTimersByTimeAsync(1000);
	await stopped;
	vi.useRealTimers();
});

function handled(): (number | null)[][] {
	return steps
		.map(({ events }) => events.map(({ orderId }) => orderId))
		.filter((ids) => ids.length);
}

test('what happened before the start is not news; what comes then is', async () => {
	expect(steps[0]?.events).toEqual([]);
	expect(tail.place).toEqual({ xid: 10n, seq: 0n });
	page = at(12, [1, 2]);
	await vi.advanceTimersByTimeAsync(1000);
	expect(handled()).toEqual([[1, 2]]);
	expect(tail.place).toEqual({ xid: 12n, seq: 0n });
});

test('it looks every 50 ms, every 100 ms when nothing happens, and at once when woken', async () => {
	await vi.advanceTimersByTimeAsync(1000);
	const busy = asked.length;
	expect(busy).toBeGreaterThanOrEqual(18);
	expect(busy).toBeLessThanOrEqual(22);
	await vi.advanceTimersByTimeAsync(2000);
	expect(asked.length - busy).toBeGreaterThanOrEqual(19);
	expect(asked.length - busy).toBeLessThanOrEqual(22);
	const before = asked.length;
	page = at(12, [1]);
	tail.wake();
	await vi.advanceTimersByTimeAsync(1);
	expect(asked.length).toBe(before + 1);
	// Right after news, hints are gathered into the next look.
	for (let i = 0; i < 20; i++) tail.wake();
	await vi.advanceTimersByTimeAsync(45);
	expect(asked.length).toBe(before + 1);
	await vi.advanceTimersByTimeAsync(10);
	expect(asked.length).toBe(before + 2);
});

test('what could not be handled comes again', async () => {
	handleFailure = new Error('rows cannot be loaded');
	page = at(12, [1]);
	await vi.advanceTimersByTimeAsync(700);
	expect(handled().length).toBeGreaterThanOrEqual(2);
	expect(asked.at(-1)).toEqual({ xid: 10n, seq: 0n });
	handleFailure = null;
	await vi.advanceTimersByTimeAsync(500);
	page = at(12);
	await vi.advanceTimersByTimeAsync(100);
	expect(asked.at(-1)).toEqual({ xid: 12n, seq: 0n });
});

test('while the database does not answer, or an old transaction stays open, it falls behind', async () => {
	await vi.advanceTimersByTimeAsync(1000);
	failure = new Error('connection refused');
	const downAt = Date.now();
	await vi.advanceTimersByTimeAsync(5000);
	expect(tail.completeUntil()).toBeLessThanOrEqual(downAt);
	failure = null;
	await vi.advanceTimersByTimeAsync(600);
	expect(Date.now() - tail.completeUntil()).toBeLessThan(200);

	page = { ...at(10), heldBack: true };
	const heldAt = Date.now();
	await vi.advanceTimersByTimeAsync(5000);
	expect(tail.completeUntil() - heldAt).toBeLessThan(200);
	page = at(12, [1]);
	await vi.advanceTimersByTimeAsync(100);
	expect(Date.now() - tail.completeUntil()).toBeLessThan(200);
});

test('another history is said once, and followed from its end', async () => {
	page = { ...at(5, [1, 2]), epoch: 'b' };
	await vi.advanceTimersByTimeAsync(50);
	page = { ...at(5), epoch: 'b' };
	await vi.advanceTimersByTimeAsync(500);
	expect(steps.filter(({ isNewEpoch }) => isNewEpoch)).toHaveLength(1);
	expect(handled()).toEqual([]);
	expect(tail.place).toEqual({ xid: 5n, seq: 0n });
});
