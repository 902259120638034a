import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Clock, SKEW_BANNER_MS } from './clock.svelte.ts';

const NOON = Date.UTC(2026, 10, 22, 3, 0, 0, 400);
const HOUR = 3_600_000;

beforeEach(() => {
	vi.useFakeTimers({ now: NOON });
});

afterEach(() => {
	vi.useRealTimers();
});

/** What the server's clock shows while the PC's may show anything. */
function server(): () => number {
	const startedAt = performance.now();
	return () => NOON + (performance.now() - startedAt);
}

test('a wrong PC clock is measured and moves nothing', () => {
	const serverNow = server();
	const clock = new Clock({ now: serverNow(), demoOffsetMs: 0 });
	vi.setSystemTime(NOON - 7 * 60_000);
	const stop = clock.start();
	expect(clock.skewMs).toBeNull();
	clock.sync({ now: serverNow(), demoOffsetMs: 0 });
	expect(clock.skewMs).toBe(-7 * 60_000);
	expect(Math.abs(clock.skewMs ?? 0)).toBeGreaterThan(SKEW_BANNER_MS);

	// Somebody sets it while the page is open.
	vi.setSystemTime(NOON + HOUR);
	vi.advanceTimersByTime(3000);
	expect(clock.skewMs).toBe(HOUR);
	expect(clock.exactNow()).toBe(serverNow());
	vi.setSystemTime(serverNow());
	vi.advanceTimersByTime(1000);
	expect(clock.skewMs).toBe(0);
	stop();
});

test('of several syncs the one that travelled fastest is believed', () => {
	const serverNow = server();
	const clock = new Clock({ now: serverNow(), demoOffsetMs: 0 });
	for (const delay of [900, 40, 700, 300]) {
		const sentAt = serverNow();
		vi.advanceTimersByTime(delay);
		clock.sync({ now: sentAt, demoOffsetMs: 0 });
	}
	expect(serverNow() - clock.realNow()).toBe(40);
	// One fast message too long ago is forgotten: the two clocks may have drifted.
	for (let i = 0; i < 5; i++) clock.sync({ now: serverNow() - 200, demoOffsetMs: 0 });
	expect(serverNow() - clock.realNow()).toBe(200);
});

test('a page that slept is right again with the first sync', () => {
	const serverNow = server();
	const clock = new Clock({ now: serverNow(), demoOffsetMs: 0 });
	for (let i = 0; i < 5; i++) clock.sync({ now: serverNow(), demoOffsetMs: 0 });
	// Asleep, `performance.now()` stands still on some systems.
	clock.sync({ now: serverNow() + 8 * HOUR, demoOffsetMs: 0 });
	expect(clock.realNow()).toBe(serverNow() + 8 * HOUR);
});

test('one timer, at every full second of desk time', () => {
	const serverNow = server();
	const clock = new Clock({ now: serverNow(), demoOffsetMs: 0 });
	const stop = clock.start();
	clock.sync({ now: serverNow(), demoOffsetMs: 0 });
	expect(vi.getTimerCount()).toBe(1);
	const seen = [clock.now];
	for (let i = 0; i < 3; i++) {
		vi.advanceTimersByTime(1000);
		seen.push(clock.now);
	}
	expect(seen.map((now) => now - NOON)).toEqual([0, 601, 1601, 2601]);
	stop();
	expect(vi.getTimerCount()).toBe(0);
});

test('desk time is real time plus the demo offset, as soon as it moves', () => {
	const serverNow = server();
	const clock = new Clock({ now: serverNow(), demoOffsetMs: 5 * HOUR });
	expect(clock.now).toBe(NOON + 5 * HOUR);
	clock.sync({ now: serverNow(), demoOffsetMs: 120 * HOUR });
	expect(clock.now).toBe(NOON + 120 * HOUR);
	expect(clock.skewMs).toBe(0);
});
