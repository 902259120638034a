/** The model's own calendar: fixed UTC+9, written without looking at the product's. Epoch ms. */
export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;
export const DAY = 24 * HOUR;
const OFFSET = 9 * HOUR;

/** 00:00 JST of the day of an instant, and so many days later. */
export function midnight(at: number, daysLater = 0): number {
	return Math.floor((at + OFFSET) / DAY) * DAY + daysLater * DAY - OFFSET;
}

/** The first instant after the month that follows an instant's month. */
export function afterNextMonth(at: number): number {
	const jst = new Date(at + OFFSET);
	return Date.UTC(jst.getUTCFullYear(), jst.getUTCMonth() + 2, 1) - OFFSET;
}

/** `2026-12-05`, the JST day of an instant. */
export function dayName(at: number): string {
	return new Date(at + OFFSET).toISOString().slice(0, 10);
}

/** Fourteen digits, as the wire writes an instant. */
export function wireSecond(at: number): string {
	return new Date(at + OFFSET).toISOString().replace(/\D/g, '').slice(0, 14);
}
