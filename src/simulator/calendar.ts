/**
 * The gateway's own calendar. It is written anew here, apart from the desk's: two calendars that
 * agree by construction could not find each other's mistakes. Japan Standard Time, UTC+9, no DST.
 */
const JST_OFFSET_MS = 9 * 3_600_000;
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

interface CivilTime {
	readonly year: number;
	/** 1–12 */
	readonly month: number;
	readonly day: number;
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
	readonly millisecond: number;
}

function civilTime(instant: number): CivilTime {
	const shifted = new Date(instant + JST_OFFSET_MS);
	return {
		year: shifted.getUTCFullYear(),
		month: shifted.getUTCMonth() + 1,
		day: shifted.getUTCDate(),
		hour: shifted.getUTCHours(),
		minute: shifted.getUTCMinutes(),
		second: shifted.getUTCSeconds(),
		millisecond: shifted.getUTCMilliseconds()
	};
}

/** 00:00 JST of the day that contains the instant. */
export function startOfDay(instant: number): number {
	return Math.floor((instant + JST_OFFSET_MS) / DAY_MS) * DAY_MS - JST_OFFSET_MS;
}

/** 00:00 JST of the day `days` after the day that contains the instant. */
export function startOfDayAfter(instant: number, days: number): number {
	return startOfDay(instant) + days * DAY_MS;
}

/**
 * The first instant after the end of the month that follows the instant's month [001 §4-3, §4-4]:
 * captured on 31 January, it is 00:00 JST of 1 March.
 */
export function endOfFollowingMonth(instant: number): number {
	const { year, month } = civilTime(instant);
	return Date.UTC(year, month - 1 + 2, 1) - JST_OFFSET_MS;
}

function padded(value: number, width: number): string {
	return String(value).padStart(width, '0');
}

/** `yyyyMMddHHmmss` in JST, the wire's only date format. Milliseconds are cut. */
export function wireDate(instant: number): string {
	const t = civilTime(instant);
	const date = padded(t.year, 4) + padded(t.month, 2) + padded(t.day, 2);
	return date + padded(t.hour, 2) + padded(t.minute, 2) + padded(t.second, 2);
}

/** ISO 8601 with milliseconds and +09:00, as the desk's API wants it. */
export function isoDate(instant: number): string {
	const t = civilTime(instant);
	const date = `${padded(t.year, 4)}-${padded(t.month, 2)}-${padded(t.day, 2)}`;
	const time = `${padded(t.hour, 2)}:${padded(t.minute, 2)}:${padded(t.second, 2)}`;
	return `${date}T${time}.${padded(t.millisecond, 3)}+09:00`;
}
