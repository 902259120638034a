/**
 * The calendar of every rule: Japan Standard Time, a fixed UTC+9 without summer time. Instants are
 * epoch milliseconds, days are counted from 1970-01-01 as the calendar in Japan shows it. Proleptic
 * Gregorian; written without `Date`, whose parsing and local zone have no place in a rule.
 */

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const JST_OFFSET_MS = 9 * HOUR_MS;

declare const jstDay: unique symbol;
/** A calendar day in Japan, counted from 1970-01-01. Branded so that it never passes for an instant. */
export type Day = number & { readonly [jstDay]: true };

export interface CivilDate {
	readonly year: number;
	/** 1–12. */
	readonly month: number;
	/** 1–31. */
	readonly day: number;
}

/** The day in Japan on which an instant (epoch ms) falls. */
export function dayOf(instant: number): Day {
	return Math.floor((instant + JST_OFFSET_MS) / DAY_MS) as Day;
}

/** 00:00:00.000 JST of a day, as epoch ms. */
export function startOfDay(day: Day): number {
	return day * DAY_MS - JST_OFFSET_MS;
}

/** The day so many days later; earlier where `days` is negative. */
export function addDays(day: Day, days: number): Day {
	return (day + days) as Day;
}

const DAYS_BEFORE_MARCH_OF_YEAR_0_TO_EPOCH = 719_468;
const DAYS_PER_ERA = 146_097; // 400 years

/** The day of a civil date; the month may lie outside 1–12 and is carried into the year. */
export function dayFromCivil(year: number, month: number, day: number): Day {
	// Years are counted from March, so that a leap day is the last of its year.
	const monthFromMarch = month - 3;
	const marchYear = year + Math.floor(monthFromMarch / 12);
	const marchMonth = monthFromMarch - 12 * Math.floor(monthFromMarch / 12);
	const era = Math.floor(marchYear / 400);
	const yearOfEra = marchYear - era * 400;
	const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
	const dayOfEra =
		yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return (era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_MARCH_OF_YEAR_0_TO_EPOCH) as Day;
}

/** Year, month and day of month, as the calendar in Japan shows them. */
export function civilDate(day: Day): CivilDate {
	const shifted = day + DAYS_BEFORE_MARCH_OF_YEAR_0_TO_EPOCH;
	const era = Math.floor(shifted / DAYS_PER_ERA);
	const dayOfEra = shifted - era * DAYS_PER_ERA;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1_460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365
	);
	const dayOfYear =
		dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
	};
}

/** The last day of the month in which a day lies. */
export function lastDayOfMonth(day: Day): Day {
	const { year, month } = civilDate(day);
	return addDays(dayFromCivil(year, month + 1, 1), -1);
}

/** The last day of the month after the one in which a day lies (翌月末日). */
export function lastDayOfNextMonth(day: Day): Day {
	const { year, month } = civilDate(day);
	return addDays(dayFromCivil(year, month + 2, 1), -1);
}

/** What a clock shows, without saying where it hangs. */
export interface ClockTime extends CivilDate {
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
	readonly millisecond: number;
}

/** What a clock in Japan shows at an instant (epoch ms). */
export function jstTime(instant: number): ClockTime {
	const day = dayOf(instant);
	const ofDay = instant - startOfDay(day);
	return {
		...civilDate(day),
		hour: Math.floor(ofDay / HOUR_MS),
		minute: Math.floor(ofDay / MINUTE_MS) % 60,
		second: Math.floor(ofDay / SECOND_MS) % 60,
		millisecond: Math.floor(ofDay % SECOND_MS)
	};
}

const padded = (value: number, length: number) => String(value).padStart(length, '0');

/**
 * ISO 8601 with the offset of Japan, `2026-12-06T01:00:00+09:00`; milliseconds only when there are
 * any. Years outside 0–9999 take ISO's six-digit form.
 */
export function formatJst(instant: number): string {
	const t = jstTime(instant);
	const year =
		t.year >= 0 && t.year <= 9999
			? padded(t.year, 4)
			: (t.year < 0 ? '-' : '+') + padded(Math.abs(t.year), 6);
	const fraction = t.millisecond === 0 ? '' : `.${padded(t.millisecond, 3)}`;
	const date = `${year}-${padded(t.month, 2)}-${padded(t.day, 2)}`;
	return `${date}T${padded(t.hour, 2)}:${padded(t.minute, 2)}:${padded(t.second, 2)}${fraction}+09:00`;
}

/** Epoch ms of a clock's time at an offset from UTC (ms), or null when there is no such time. */
function instantOf(time: ClockTime, offset: number): number | null {
	const { year, month, day, hour, minute, second, millisecond } = time;
	if (month < 1 || month > 12 || day < 1 || day > 31) return null;
	if (hour > 23 || minute > 59 || second > 59) return null;
	const dayNumber = dayFromCivil(year, month, day);
	if (civilDate(dayNumber).day !== day) return null;
	const ofDay = hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + millisecond;
	return dayNumber * DAY_MS + ofDay - offset;
}

const ISO_INSTANT =
	/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/**
 * Epoch milliseconds of an ISO 8601 instant, or null. An offset (or `Z`) is required, the date must
 * exist, and nothing is repaired: no 24:00, no leap second, no 30 February. Finer fractions than
 * milliseconds are cut off.
 */
export function parseInstant(text: string): number | null {
	const match = ISO_INSTANT.exec(text);
	if (match === null) return null;
	const [offsetHour, offsetMinute] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
	if (offsetHour > 23 || offsetMinute > 59) return null;
	const offset = (offsetHour * HOUR_MS + offsetMinute * MINUTE_MS) * (match[8] === '-' ? -1 : 1);
	const millisecond = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
	return instantOf({ ...timeIn(match), millisecond }, offset);
}

/** The day in Japan that `yyyy-MM-dd` names; null when there is no such day. */
export function parseDay(text: string): Day | null {
	const start = parseInstant(`${text}T00:00:00+09:00`);
	return start === null ? null : dayOf(start);
}

/** A day in Japan as `yyyy-MM-dd`. */
export function formatDay(day: Day): string {
	return formatJst(startOfDay(day)).slice(0, 10);
}

const GATEWAY_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** Epoch milliseconds of a gateway's `yyyyMMddHHmmss`, which is JST; null when it is no real time. */
export function parseGatewayTime(text: string): number | null {
	const match = GATEWAY_TIME.exec(text);
	return match === null ? null : instantOf(timeIn(match), JST_OFFSET_MS);
}

/** Groups 1–6 of a match as year … second; an absent second is 0. */
function timeIn(match: RegExpExecArray): ClockTime {
	const part = (index: number) => Number(match[index] ?? 0);
	return {
		year: part(1),
		month: part(2),
		day: part(3),
		hour: part(4),
		minute: part(5),
		second: part(6),
		millisecond: 0
	};
}
