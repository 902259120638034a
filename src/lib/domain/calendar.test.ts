import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	civilDate,
	dayFromCivil,
	dayOf,
	formatJst,
	jstTime,
	lastDayOfMonth,
	lastDayOfNextMonth,
	parseGatewayTime,
	parseInstant,
	startOfDay
} from './calendar.ts';

const TOKYO = 'Asia/Tokyo';
const at = (instant: number) =>
	Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('+09:00');

/** Instants from year 0001 to 9998, so that every neighbour still has a four-digit year. */
const instants = fc.integer({
	min: Temporal.Instant.from('0001-01-02T00:00Z').epochMilliseconds,
	max: Temporal.Instant.from('9998-12-30T00:00Z').epochMilliseconds
});
/** Instants close to a JST midnight, where days are decided. */
const midnights = fc
	.tuple(fc.integer({ min: -700_000, max: 2_900_000 }), fc.constantFrom(-1, 0, 1))
	.map(([day, offset]) => day * 86_400_000 - 32_400_000 + offset);

describe('days in Japan', () => {
	it('agree with Temporal for any instant', () => {
		fc.assert(
			fc.property(fc.oneof(instants, midnights), (instant) => {
				const oracle = at(instant);
				const date = oracle.toPlainDate();
				expect(civilDate(dayOf(instant))).toEqual({
					year: date.year,
					month: date.month,
					day: date.day
				});
				expect(dayFromCivil(date.year, date.month, date.day)).toBe(dayOf(instant));
				expect(startOfDay(dayOf(instant))).toBe(oracle.startOfDay().epochMilliseconds);
				expect(jstTime(instant)).toEqual({
					year: date.year,
					month: date.month,
					day: date.day,
					hour: oracle.hour,
					minute: oracle.minute,
					second: oracle.second,
					millisecond: oracle.millisecond
				});
			}),
			{ numRuns: 3_000 }
		);
	});

	it('are those of Asia/Tokyo, which has had no summer time since 1951', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (instant) => {
				const date = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(TOKYO);
				expect(startOfDay(dayOf(instant))).toBe(date.startOfDay().epochMilliseconds);
			})
		);
	});

	it('add and end months like Temporal, leap years and century rules included', () => {
		fc.assert(
			fc.property(instants, fc.integer({ min: -200, max: 200 }), (instant, days) => {
				const day = dayOf(instant);
				const date = at(instant).toPlainDate();
				const number = (d: Temporal.PlainDate) => dayFromCivil(d.year, d.month, d.day);
				expect(addDays(day, days)).toBe(number(date.add({ days })));
				expect(lastDayOfMonth(day)).toBe(number(date.with({ day: date.daysInMonth })));
				const next = date.with({ day: 1 }).add({ months: 1 });
				expect(lastDayOfNextMonth(day)).toBe(number(next.with({ day: next.daysInMonth })));
			}),
			{ numRuns: 3_000 }
		);
	});

	it.each([
		['2023-01-31', '2023-02-28'],
		['2024-01-31', '2024-02-29'],
		['2028-01-01', '2028-02-29'],
		['2000-01-15', '2000-02-29'],
		['2100-01-31', '2100-02-28'],
		['2400-01-31', '2400-02-29'],
		['2026-12-05', '2027-01-31'],
		['2026-11-30', '2026-12-31']
	])('the month after %s ends on %s', (from, to) => {
		const noon = parseInstant(`${from}T12:00:00+09:00`);
		expect(formatJst(startOfDay(lastDayOfNextMonth(dayOf(noon ?? NaN))))).toBe(
			`${to}T00:00:00+09:00`
		);
	});
});

describe('instants as text', () => {
	it('are written with +09:00, with milliseconds only when there are any', () => {
		expect(formatJst(0)).toBe('1970-01-01T09:00:00+09:00');
		expect(formatJst(1)).toBe('1970-01-01T09:00:00.001+09:00');
		expect(formatJst(-1)).toBe('1970-01-01T08:59:59.999+09:00');
	});

	it('are written like Temporal writes them, far years included', () => {
		const wide = fc.integer({ min: -8_639_999_000_000_000, max: 8_639_999_000_000_000 });
		fc.assert(
			fc.property(fc.oneof(instants, wide), (instant) => {
				const unit = instant % 1000 === 0 ? 'second' : 'millisecond';
				expect(formatJst(instant)).toBe(
					at(instant).toString({ timeZoneName: 'never', smallestUnit: unit })
				);
			}),
			{ numRuns: 2_000 }
		);
	});

	it('read back what was written', () => {
		fc.assert(
			fc.property(instants, (instant) => {
				expect(parseInstant(formatJst(instant))).toBe(instant);
			})
		);
	});

	it('read any offset like Temporal', () => {
		const offsets = fc
			.tuple(
				fc.constantFrom('+', '-'),
				fc.integer({ min: 0, max: 23 }),
				fc.integer({ min: 0, max: 59 })
			)
			.map(([sign, h, m]) => `${sign}${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
		fc.assert(
			fc.property(instants, fc.oneof(offsets, fc.constant('Z')), (instant, offset) => {
				const local = Temporal.Instant.fromEpochMilliseconds(instant).toString().replace('Z', '');
				expect(parseInstant(local + offset)).toBe(
					Temporal.Instant.from(local + offset).epochMilliseconds
				);
			})
		);
	});

	it('accept exactly the real dates', () => {
		const two = (n: number) => String(n).padStart(2, '0');
		const years = fc.oneof(
			fc.integer({ min: 1900, max: 2410 }),
			fc.constantFrom(2000, 2024, 2100, 2400)
		);
		const number = fc.integer({ min: 0, max: 33 });
		fc.assert(
			fc.property(years, number, number, (year, month, day) => {
				const text = `${year}-${two(month)}-${two(day)}T00:00:00+09:00`;
				let oracle: number | null = null;
				try {
					oracle = Temporal.Instant.from(text).epochMilliseconds;
				} catch {
					// not a date: the oracle stays null
				}
				expect(parseInstant(text)).toBe(oracle);
			}),
			{ numRuns: 3_000 }
		);
	});

	it.each([
		['2026-12-06T00:59:59.999+09:00', '2026-12-05T15:59:59.999Z'],
		['2026-12-06T00:59+09:00', '2026-12-05T15:59:00Z'],
		['2026-12-06T00:59:59.9+09:00', '2026-12-05T15:59:59.900Z'],
		['2026-12-06T00:59:59.999999999+09:00', '2026-12-05T15:59:59.999Z'],
		['1969-12-31T23:59:59.9995Z', '1969-12-31T23:59:59.999Z'],
		['2026-12-06T00:00:00-03:30', '2026-12-06T03:30:00Z']
	])('read %s as %s', (text, utc) => {
		expect(parseInstant(text)).toBe(Temporal.Instant.from(utc).epochMilliseconds);
	});

	it.each([
		'',
		'2026-12-06',
		'2026-12-06T00:00:00',
		'2026-12-06 00:00:00+09:00',
		'2026-12-06T00:00:00+0900',
		'2026-12-06T00:00:00+09',
		'2026-12-06T24:00:00+09:00',
		'2026-12-06T23:60:00+09:00',
		'2026-12-06T23:59:60+09:00',
		'2026-12-06T00:00:00+24:00',
		'2026-12-06T00:00:00+09:60',
		'2026-02-29T00:00:00+09:00',
		'2100-02-29T00:00:00+09:00',
		'2026-04-31T00:00:00+09:00',
		'2026-13-01T00:00:00+09:00',
		'2026-00-01T00:00:00+09:00',
		'2026-12-00T00:00:00+09:00',
		'26-12-06T00:00:00+09:00',
		'+002026-12-06T00:00:00+09:00',
		'2026-12-06T00:00:00.+09:00',
		'2026-12-06T00:00:00,5+09:00',
		'2026-12-06T00:00:00+09:00[Asia/Tokyo]',
		' 2026-12-06T00:00:00+09:00',
		'2026-12-06T00:00:00+09:00\n',
		'２０２６-12-06T00:00:00+09:00',
		'1764950399999'
	])('refuse %j', (text) => {
		expect(parseInstant(text)).toBeNull();
	});
});

describe('times of a gateway', () => {
	it('are JST, to the second', () => {
		fc.assert(
			fc.property(instants, (instant) => {
				const second = Math.floor(instant / 1000) * 1000;
				const text = formatJst(second).slice(0, 19).replace(/[-:T]/g, '');
				expect(parseGatewayTime(text)).toBe(second);
			})
		);
	});

	it.each([
		'',
		'20260229000000',
		'20261206240000',
		'2026120600000',
		'2026-12-06',
		'20261206000060'
	])('refuse %j', (text) => {
		expect(parseGatewayTime(text)).toBeNull();
	});
});
