import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/calendar.ts';

/** The units of a span of time in one language, as they stand after a figure. */
export interface DurationUnits {
	day: string;
	hour: string;
	minute: string;
	second: string;
	/** Between two parts. */
	gap: string;
}

/** A figure with its unit; a clock-like span (`0:41:07`) has none. */
export interface DurationPart {
	value: string;
	unit: string;
}

/** What is left of a window. */
export interface Remaining {
	/** The deadline has passed. */
	past: boolean;
	parts: DurationPart[];
}

const two = (value: number) => String(value).padStart(2, '0');

/**
 * Time left (ms) for a board: seconds only under an hour (`0:41:07`), then hours and minutes, then
 * days and hours, from a week on days alone. Rounded up to whole seconds, so that `0:00:00` is never
 * shown while the window is still open; after the deadline the span grows from zero.
 */
export function remaining(ms: number, units: DurationUnits): Remaining {
	const past = ms <= 0;
	const seconds = past ? Math.floor(-ms / SECOND_MS) : Math.ceil(ms / SECOND_MS);
	return { past, parts: partsOf(seconds * SECOND_MS, units) };
}

function partsOf(ms: number, units: DurationUnits): DurationPart[] {
	const days = Math.floor(ms / DAY_MS);
	const hours = Math.floor(ms / HOUR_MS) % 24;
	const minutes = Math.floor(ms / MINUTE_MS) % 60;
	if (days >= 7 || (days > 0 && hours === 0)) return [{ value: String(days), unit: units.day }];
	if (days > 0) {
		return [
			{ value: String(days), unit: units.day },
			{ value: String(hours), unit: units.hour }
		];
	}
	if (hours > 0) {
		return [
			{ value: String(hours), unit: units.hour },
			{ value: two(minutes), unit: units.minute }
		];
	}
	return [{ value: `0:${two(minutes)}:${two(Math.floor(ms / SECOND_MS) % 60)}`, unit: '' }];
}

/** {@link remaining} as one line of text: `1日 2時間`, `−0:03:12`. */
export function remainingText(ms: number, units: DurationUnits): string {
	const { past, parts } = remaining(ms, units);
	const text = parts.map(({ value, unit }) => value + unit).join(units.gap);
	return past ? `\u2212${text}` : text;
}

/** A span in its one largest unit: `42秒`, `7分`, `3時間`, `5日`. Never negative. */
export function roughSpan(ms: number, units: DurationUnits): string {
	const span = Math.max(0, ms);
	if (span < MINUTE_MS) return `${Math.floor(span / SECOND_MS)}${units.second}`;
	if (span < HOUR_MS) return `${Math.floor(span / MINUTE_MS)}${units.minute}`;
	if (span < 2 * DAY_MS) return `${Math.floor(span / HOUR_MS)}${units.hour}`;
	return `${Math.floor(span / DAY_MS)}${units.day}`;
}

/** A difference between clocks in its two largest units, without a sign: `8時間14分`, `7分`. */
export function clockDifference(ms: number, units: DurationUnits): string {
	const span = Math.abs(ms);
	const parts: string[] = [];
	const days = Math.floor(span / DAY_MS);
	const hours = Math.floor(span / HOUR_MS) % 24;
	const minutes = Math.floor(span / MINUTE_MS) % 60;
	if (days > 0) parts.push(`${days}${units.day}`);
	if (hours > 0) parts.push(`${hours}${units.hour}`);
	if (minutes > 0 && days === 0) parts.push(`${minutes}${units.minute}`);
	if (parts.length === 0) parts.push(`${Math.floor(span / SECOND_MS)}${units.second}`);
	return parts.join(units.gap);
}
