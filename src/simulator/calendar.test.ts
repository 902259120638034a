import { describe, expect, it } from 'vitest';
import {
	DAY_MS,
	endOfFollowingMonth,
	isoDate,
	startOfDay,
	startOfDayAfter,
	wireDate
} from './calendar.ts';

const at = (text: string) => Date.parse(text);

describe('days of Japan', () => {
	it('begin at 00:00 JST, to the millisecond', () => {
		const midnight = at('2026-12-06T00:00:00+09:00');
		expect(startOfDay(midnight - 1)).toBe(midnight - DAY_MS);
		expect(startOfDay(midnight)).toBe(midnight);
		expect(startOfDay(midnight + DAY_MS - 1)).toBe(midnight);
		expect(startOfDayAfter(midnight - 1, 1)).toBe(midnight);
		expect(startOfDayAfter(midnight, -6)).toBe(at('2026-11-30T00:00:00+09:00'));
	});
});

describe('the end of the following month', () => {
	it.each([
		['2026-12-05T23:59:59.999+09:00', '2027-02-01T00:00:00+09:00'],
		['2026-01-31T12:00:00+09:00', '2026-03-01T00:00:00+09:00'],
		['2028-01-31T12:00:00+09:00', '2028-03-01T00:00:00+09:00'],
		['2026-11-30T23:59:59.999+09:00', '2027-01-01T00:00:00+09:00'],
		['2026-12-01T00:00:00+09:00', '2027-02-01T00:00:00+09:00'],
		// In UTC this is still November.
		['2026-11-30T15:00:00Z', '2027-02-01T00:00:00+09:00']
	])('of %s is %s', (captured, end) => {
		expect(endOfFollowingMonth(at(captured))).toBe(at(end));
	});
});

it('writes dates as the wire and as the desk want them', () => {
	const instant = at('2026-12-31T15:00:00.007Z');
	expect(wireDate(instant)).toBe('20270101000000');
	expect(isoDate(instant)).toBe('2027-01-01T00:00:00.007+09:00');
	expect(at(isoDate(instant))).toBe(instant);
});
