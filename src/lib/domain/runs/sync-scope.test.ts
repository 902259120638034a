import { describe, expect, it } from 'vitest';
import { dayFromCivil, lastDayOfNextMonth, parseInstant, startOfDay } from '../calendar.ts';
import { systemOf } from '../methods/registry.ts';
import { soldSince, syncScopeOf } from './sync-scope.ts';

describe('what a sync reads', () => {
	it('is every state of Recruit that something can leave, with sales told apart', () => {
		const { openStates, soldStates } = syncScopeOf(systemOf('recruit'));
		expect(openStates).toEqual([
			'UNPROCESSED',
			'REQSUCCESS',
			'AUTHPROCESS',
			'AUTH',
			'CAPTURE_ACCEPTED'
		]);
		expect(soldStates).toEqual(['SALES', 'CAPTURE', 'RETURN']);
	});

	it.each([
		['2026-12-05T00:00:00+09:00', [2026, 11, 1]],
		['2027-01-31T23:59:59+09:00', [2026, 12, 1]],
		['2027-02-01T00:00:00+09:00', [2027, 1, 1]],
		['2028-02-29T12:00:00+09:00', [2028, 1, 1]]
	] as const)('at %s goes back to captures of %s', (instant, [year, month, day]) => {
		const now = parseInstant(instant) ?? Number.NaN;
		const first = soldSince(now);
		expect(first).toBe(dayFromCivil(year, month, day));
		const closesAt = (captured: typeof first): number =>
			startOfDay(lastDayOfNextMonth(captured)) + 86_400_000;
		expect(closesAt(first)).toBeGreaterThan(now);
		expect(closesAt((first - 1) as typeof first)).toBeLessThanOrEqual(now);
	});
});
