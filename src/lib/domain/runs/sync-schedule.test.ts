import { describe, expect, it } from 'vitest';
import { formatJst, parseInstant } from '../calendar.ts';
import { lastScheduled, nextScheduled, type SyncSchedule } from './sync-schedule.ts';

const NIGHTLY: SyncSchedule = { kind: 'daily', hour: 3, minute: 0 };
const HOURLY: SyncSchedule = { kind: 'hourly' };

describe('the instants of a schedule', () => {
	it.each([
		[NIGHTLY, '2026-12-05T02:59:59.999', '2026-12-04T03:00:00', '2026-12-05T03:00:00'],
		[NIGHTLY, '2026-12-05T03:00:00', '2026-12-05T03:00:00', '2026-12-06T03:00:00'],
		[NIGHTLY, '2027-01-01T00:00:00', '2026-12-31T03:00:00', '2027-01-01T03:00:00'],
		[NIGHTLY, '2028-02-29T23:59:59', '2028-02-29T03:00:00', '2028-03-01T03:00:00'],
		[HOURLY, '2026-12-05T02:59:59.999', '2026-12-05T02:00:00', '2026-12-05T03:00:00'],
		[HOURLY, '2026-12-05T23:00:00', '2026-12-05T23:00:00', '2026-12-06T00:00:00'],
		[HOURLY, '2026-12-31T23:59:59', '2026-12-31T23:00:00', '2027-01-01T00:00:00']
	])('%j at %s: the last was %s, the next is %s', (schedule, now, last, next) => {
		const instant = parseInstant(`${now}+09:00`) ?? Number.NaN;
		expect(formatJst(lastScheduled(schedule, instant))).toBe(`${last}+09:00`);
		expect(formatJst(nextScheduled(schedule, instant))).toBe(`${next}+09:00`);
	});
});
