import { dayOf, jstTime, type ClockTime } from '../../domain/calendar.ts';

/** How one language writes dates; times are `HH:MM:SS` in both. All of them in Japan Standard Time. */
export interface DateStyle {
	/** Year, month and day. */
	full(date: ClockTime): string;
	/** Month and day. */
	short(date: ClockTime): string;
}

const two = (value: number) => String(value).padStart(2, '0');

/** `21:47:30` JST of an instant (epoch ms). */
export function clockTime(at: number): string {
	const { hour, minute, second } = jstTime(at);
	return `${two(hour)}:${two(minute)}:${two(second)}`;
}

/** `21:47` JST. */
export function clockMinute(at: number): string {
	return clockTime(at).slice(0, 5);
}

/** The exact instant, named as what it is: `2026/12/05 21:47:30 JST`. */
export function exactInstant(at: number, style: DateStyle): string {
	return `${style.full(jstTime(at))} ${clockTime(at)} JST`;
}

/** Day and minute, the year only where it is not this one: `12/06 01:00`. */
export function dayAndMinute(at: number, now: number, style: DateStyle): string {
	return `${dayText(at, now, style)} ${clockMinute(at)}`;
}

/** The day, the year only where it is not this one. */
export function dayText(at: number, now: number, style: DateStyle): string {
	const date = jstTime(at);
	return date.year === jstTime(now).year ? style.short(date) : style.full(date);
}

/** As short as it stays clear: the minute for today, else the day. */
export function briefInstant(at: number, now: number, style: DateStyle): string {
	return dayOf(at) === dayOf(now) ? clockMinute(at) : dayText(at, now, style);
}
