import { expect, it } from 'vitest';
import { formatJst } from '../../domain/calendar.ts';
import { offsetToOpening } from './start-demo-clock.ts';

it.each([
	['2026-11-22T09:36:00+09:00', '2026-11-22T23:10:00+09:00'],
	['2026-11-22T23:10:00+09:00', '2026-11-22T23:10:00+09:00'],
	['2026-11-22T23:10:00.001+09:00', '2026-11-23T23:10:00+09:00'],
	['2028-02-28T23:59:59+09:00', '2028-02-29T23:10:00+09:00']
])('started at %s the demo opens at %s', (real, opening) => {
	const now = Date.parse(real);
	expect(formatJst(now + offsetToOpening(now))).toBe(opening);
});
