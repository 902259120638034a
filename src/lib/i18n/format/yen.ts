const MINUS = '\u2212';

/** 1234567 → `1,234,567`; a true minus sign, as wide as a figure. */
export function grouped(value: number): string {
	const digits = String(Math.abs(Math.trunc(value))).replace(/\B(?=(\d{3})+$)/g, ',');
	return value < 0 ? MINUS + digits : digits;
}

/** Whole yen: `¥1,234`, `−¥1,234`. The same in every language. */
export function yen(value: number): string {
	return value < 0 ? `${MINUS}¥${grouped(-value)}` : `¥${grouped(value)}`;
}

/** A change of an amount with its direction: `+¥500`, `−¥12,000`, `±¥0`. */
export function yenChange(value: number): string {
	if (value === 0) return '±¥0';
	return value > 0 ? `+${yen(value)}` : yen(value);
}
