import type { DateStyle } from '../format/instant.ts';
import type { DurationUnits } from '../format/duration.ts';

const two = (value: number) => String(value).padStart(2, '0');

const units: DurationUnits = { day: '日', hour: '時間', minute: '分', second: '秒', gap: ' ' };
const dates: DateStyle = {
	full: ({ year, month, day }) => `${year}/${two(month)}/${two(day)}`,
	short: ({ month, day }) => `${two(month)}/${two(day)}`
};

/** Spans and dates. */
export const time = {
	units,
	dates,
	ago: (span: string) => `${span}前`,
	/** Under a heading that says what it is about. */
	agoBrief: (span: string) => `${span}前`,
	left: (span: string) => `あと ${span}`,
	month: (number: number) => `${number}月`,
	zone: 'JST'
};
