import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	AMOUNT_CHANGE_PATIENCE_MS,
	DEFAULT_ALERT_HOURS,
	dueAlerts,
	dueLevel,
	mostPressing,
	pressure,
	reconcileAlerts,
	UNKNOWN_GRACE_MS,
	type AlertReasons,
	type AlertSubject
} from './alerts.ts';
import { addDays, dayFromCivil, HOUR_MS, startOfDay } from './calendar.ts';

const NOTHING: AlertReasons = {
	expiry: null,
	unknownSince: null,
	livePaymentsSince: [],
	amountChangeSince: null
};
/** Midnights at which contracts let authorizations lapse: ordinary days, ends of months, a leap day. */
const EXPIRIES = [
	startOfDay(dayFromCivil(2026, 12, 6)),
	startOfDay(dayFromCivil(2027, 1, 1)),
	startOfDay(dayFromCivil(2027, 3, 1)),
	startOfDay(dayFromCivil(2028, 2, 29)),
	startOfDay(dayFromCivil(2028, 3, 1))
];
const expiries = fc.oneof(
	fc.constantFrom(...EXPIRIES),
	fc
		.integer({ min: 0, max: 40_000 })
		.map((day) => startOfDay(addDays(dayFromCivil(2000, 1, 1), day)))
);
const levels = fc.uniqueArray(fc.integer({ min: 1, max: 720 }), { minLength: 1, maxLength: 5 });

describe('levels of an expiry', () => {
	test.each(EXPIRIES)('24, 3 and 1 hours before %i, to the millisecond', (expiry) => {
		const at = (hours: number, ms = 0) =>
			dueLevel(expiry, DEFAULT_ALERT_HOURS, expiry - hours * HOUR_MS + ms);
		expect([at(24, -1), at(24), at(24, 1)]).toEqual([null, 24, 24]);
		expect([at(3, -1), at(3), at(3, 1)]).toEqual([24, 3, 3]);
		expect([at(1, -1), at(1), at(1, 1)]).toEqual([3, 1, 1]);
		expect([at(0, -1), at(0), at(0, 1), at(-48)]).toEqual([1, 1, 1, 1]);
	});

	test('any levels are reached at their boundary, in any order, and never left again', () => {
		fc.assert(
			fc.property(expiries, levels, (expiry, hours) => {
				for (const level of hours) {
					const boundary = expiry - level * HOUR_MS;
					const looser = hours.filter((other) => other > level);
					const before = looser.length === 0 ? null : Math.min(...looser);
					expect(dueLevel(expiry, hours, boundary - 1)).toBe(before);
					expect(dueLevel(expiry, hours, boundary)).toBe(level);
					expect(dueLevel(expiry, hours, boundary + 1)).toBe(level);
				}
				expect(dueLevel(expiry, hours, expiry + 1)).toBe(Math.min(...hours));
			})
		);
	});
});

describe('what happens to an order’s alerts', () => {
	/** Plays the desk: looks at these instants, in this order. @returns what each look raised */
	function play(
		looks: readonly number[],
		reasonsAt: (now: number) => AlertReasons,
		hours: readonly number[]
	) {
		let open: AlertSubject[] = [];
		return looks.map((now) => {
			const { raise, resolve } = reconcileAlerts(open, reasonsAt(now), hours, now);
			open = [...open.filter((held) => !resolve.includes(held)), ...raise];
			return { now, raise, resolve, open };
		});
	}
	const instants = (expiry: number) =>
		fc
			.array(fc.integer({ min: -750 * HOUR_MS, max: 30 * HOUR_MS }), {
				minLength: 1,
				maxLength: 30
			})
			.map((offsets) => offsets.map((ms) => expiry + ms));

	test('each level fires at most once, whenever the desk looks; only the tightest stands', () => {
		fc.assert(
			fc.property(
				expiries.chain((expiry) => fc.tuple(fc.constant(expiry), instants(expiry), levels)),
				([expiry, looks, hours]) => {
					const seen = play(
						looks.toSorted((a, b) => a - b),
						() => ({ ...NOTHING, expiry }),
						hours
					);
					const raised = seen.flatMap(({ raise }) => raise.map(({ level }) => level));
					expect(new Set(raised).size).toBe(raised.length);
					for (const { now, open } of seen) {
						const due = dueLevel(expiry, hours, now);
						expect(open.map(({ level }) => level)).toEqual(due === null ? [] : [due]);
					}
				}
			)
		);
	});

	test('a clock that is set back and comes again neither ends nor repeats an alert', () => {
		fc.assert(
			fc.property(
				expiries.chain((expiry) => fc.tuple(fc.constant(expiry), instants(expiry), levels)),
				([expiry, looks, hours]) => {
					const seen = play(looks, () => ({ ...NOTHING, expiry }), hours);
					const raised = seen.flatMap(({ raise }) => raise.map(({ level }) => level));
					expect(raised).toEqual([...new Set(raised)].toSorted((a, b) => b - a));
				}
			)
		);
	});

	test('an extension ends what stood and arms every level anew', () => {
		fc.assert(
			fc.property(expiries, levels, fc.integer({ min: 31, max: 119 }), (expiry, hours, days) => {
				const later = expiry + days * 24 * HOUR_MS;
				const extendedAt = expiry - 1;
				const looks = (end: number) =>
					hours.map((level) => end - level * HOUR_MS).toSorted((a, b) => a - b);
				const seen = play(
					[...looks(expiry), extendedAt, ...looks(later)],
					(now) => ({ ...NOTHING, expiry: now < extendedAt ? expiry : later }),
					hours
				);
				const raised = seen.flatMap(({ raise }) => raise);
				for (const end of [expiry, later])
					expect(
						raised.filter(({ subjectAt }) => subjectAt === end).map(({ level }) => level)
					).toEqual(hours.toSorted((a, b) => b - a));
				expect(seen.find(({ now }) => now === extendedAt)?.open).toEqual([]);
			})
		);
	});

	test('what is captured, known or closed ends; what is expired and not confirmed stays', () => {
		const [expiry = 0] = EXPIRIES;
		const open: AlertSubject[] = [
			{ kind: 'expiry', subjectAt: expiry, level: 1 },
			{ kind: 'unknown_outcome', subjectAt: 5, level: 0 },
			{ kind: 'live_payment', subjectAt: 6, level: 0 },
			{ kind: 'amount_change_pending', subjectAt: 7, level: 0 }
		];
		const standing = { expiry, unknownSince: 5, livePaymentsSince: [6], amountChangeSince: 7 };
		const later = expiry + 100 * HOUR_MS;
		expect(reconcileAlerts(open, standing, [24, 3, 1], later)).toEqual({ raise: [], resolve: [] });
		expect(reconcileAlerts(open, NOTHING, [24, 3, 1], later)).toEqual({ raise: [], resolve: open });
	});
});

describe('the other kinds', () => {
	test('each waits for its own instant, to the millisecond', () => {
		const since = 1_795_900_000_000;
		const due = (reasons: Partial<AlertReasons>, now: number) =>
			dueAlerts({ ...NOTHING, ...reasons }, [24], now).map(({ kind }) => kind);
		const unknown = { unknownSince: since };
		expect(due(unknown, since + UNKNOWN_GRACE_MS - 1)).toEqual([]);
		expect(due(unknown, since + UNKNOWN_GRACE_MS)).toEqual(['unknown_outcome']);
		const pending = { amountChangeSince: since };
		expect(due(pending, since + AMOUNT_CHANGE_PATIENCE_MS - 1)).toEqual([]);
		expect(due(pending, since + AMOUNT_CHANGE_PATIENCE_MS)).toEqual(['amount_change_pending']);
		expect(due({ livePaymentsSince: [since] }, since)).toEqual(['live_payment']);
		expect(due({ livePaymentsSince: [since, since, since + 1] }, since + 1)).toHaveLength(2);
	});
});

describe('what presses most', () => {
	test('an expiry that has passed before everything, an hour before an unknown outcome', () => {
		const now = 1_795_900_000_000;
		const expiry = (hours: number): AlertSubject => ({
			kind: 'expiry',
			subjectAt: now + hours * HOUR_MS,
			level: 1
		});
		const unknown: AlertSubject = { kind: 'unknown_outcome', subjectAt: now - 60_000, level: 0 };
		const live: AlertSubject = { kind: 'live_payment', subjectAt: now - 60_000, level: 0 };
		expect(mostPressing([], now)).toBe(null);
		expect(mostPressing([unknown, expiry(-1)], now)?.kind).toBe('expiry');
		expect(mostPressing([unknown, expiry(1)], now)?.kind).toBe('expiry');
		expect(mostPressing([expiry(2), unknown, live], now)?.kind).toBe('unknown_outcome');
		expect(mostPressing([expiry(4), live], now)?.kind).toBe('live_payment');
		expect(pressure(expiry(-1), now)).toBeLessThan(0);
	});
});
