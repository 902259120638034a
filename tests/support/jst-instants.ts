import fc from 'fast-check';

const ZONE = 'Asia/Tokyo';

/** The day in Japan of an instant (epoch ms), by Temporal: a second opinion on the rules' calendar. */
export function jstDay(instant: number): Temporal.PlainDate {
	return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(ZONE).toPlainDate();
}

/** 00:00 of a day in Japan, or another time of it, as epoch ms. */
export function jstInstant(day: Temporal.PlainDate, plainTime = '00:00'): number {
	return day.toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds;
}

/** Days around every month end of ordinary, leap and century years, and any day between. */
const days = fc
	.tuple(
		fc.constantFrom(2023, 2024, 2026, 2027, 2028, 2099, 2100, 2101),
		fc.integer({ min: 1, max: 12 }),
		fc.oneof(fc.constantFrom(-3, -2, -1, 0, 1), fc.integer({ min: 0, max: 30 }))
	)
	.map(([year, month, offset]) =>
		Temporal.PlainDate.from({ year, month, day: 1 }).add({ days: offset })
	);

/** Instants of those days (epoch ms): anywhere, and on their edges. */
export const jstInstants = fc
	.tuple(days, fc.oneof(fc.constantFrom(0, 1, 86_399_999), fc.integer({ min: 0, max: 86_399_999 })))
	.map(([day, ms]) => jstInstant(day) + ms);
