import { expect, test } from 'vitest';
import { INQUIRY_SCHEDULE, inquiryInstant } from './inquiry-schedule.ts';

const MINUTE = 60_000;

test('5, 15 and 60 seconds, then every five minutes, for ever', () => {
	const instants: number[] = [];
	let now = 0;
	for (let i = 0; i < 6; i++) {
		now = inquiryInstant(INQUIRY_SCHEDULE, 0, now);
		instants.push(now);
	}
	expect(instants).toEqual([5_000, 15_000, MINUTE, 6 * MINUTE, 11 * MINUTE, 16 * MINUTE]);
	const later = 1_000 * 24 * 60 * MINUTE;
	expect(inquiryInstant(INQUIRY_SCHEDULE, 0, later) - later).toBeLessThanOrEqual(5 * MINUTE);
});

test('always later than now, also exactly on a step', () => {
	for (const now of [-1, 0, 4_999, 5_000, 59_999, MINUTE, 6 * MINUTE - 1, 6 * MINUTE]) {
		expect(inquiryInstant(INQUIRY_SCHEDULE, 0, now)).toBeGreaterThan(now);
	}
});
