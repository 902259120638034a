import type { Text } from '../text.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const month = (number: number) => MONTHS[number - 1] ?? '';

export const time: Text['time'] = {
	units: { day: ' d', hour: ' h', minute: ' min', second: ' s', gap: ' ' },
	dates: {
		full: (date) => `${date.day} ${month(date.month)} ${date.year}`,
		short: (date) => `${date.day} ${month(date.month)}`
	},
	ago: (span) => `${span} ago`,
	/** Under a heading that says what it is about. */
	agoBrief: (span) => span,
	left: (span) => `${span} left`,
	month,
	zone: 'JST'
};
