import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../domain/calendar.ts';
import { loadText } from '../text.ts';
import { clockDifference, remainingText, roughSpan } from './duration.ts';
import { briefInstant, dayAndMinute, exactInstant } from './instant.ts';
import { grouped, yen, yenChange } from './yen.ts';

const { time: ja } = await loadText('ja');
const { time: en } = await loadText('en');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('yen', () => {
	it.each([
		[0, '0'],
		[999, '999'],
		[1000, '1,000'],
		[9_999_999, '9,999,999'],
		[1_234_567_890_123, '1,234,567,890,123'],
		[-12_000, '−12,000']
	])('groups %i', (value, text) => {
		expect(grouped(value)).toBe(text);
	});

	it('puts the sign before the currency', () => {
		expect(yen(-500)).toBe('−¥500');
		expect([yenChange(500), yenChange(-500), yenChange(0)]).toEqual(['+¥500', '−¥500', '±¥0']);
	});
});

describe('time left', () => {
	it.each([
		[41 * MINUTE + 7 * SECOND, '0:41:07', '0:41:07'],
		[1, '0:00:01', '0:00:01'],
		[0, '−0:00:00', '−0:00:00'],
		[-3 * MINUTE - 12 * SECOND, '−0:03:12', '−0:03:12'],
		[HOUR - 1, '1時間 00分', '1 h 00 min'],
		[HOUR - SECOND, '0:59:59', '0:59:59'],
		[2 * HOUR + 12 * MINUTE + 30 * SECOND, '2時間 12分', '2 h 12 min'],
		[DAY - SECOND, '23時間 59分', '23 h 59 min'],
		[DAY, '1日', '1 d'],
		[DAY + 2 * HOUR, '1日 2時間', '1 d 2 h'],
		[7 * DAY + 5 * HOUR, '7日', '7 d'],
		[-2 * DAY - 3 * HOUR, '−2日 3時間', '−2 d 3 h']
	])('%i ms', (ms, inJapanese, inEnglish) => {
		expect(remainingText(ms, ja.units)).toBe(inJapanese);
		expect(remainingText(ms, en.units)).toBe(inEnglish);
	});

	it('never shows zero while a window is open', () => {
		for (let ms = 1; ms <= 2000; ms += 37) expect(remainingText(ms, ja.units)).not.toMatch(/:00$/);
	});
});

describe('spans', () => {
	it.each([
		[-5 * SECOND, '0秒'],
		[59 * SECOND, '59秒'],
		[60 * SECOND, '1分'],
		[HOUR, '1時間'],
		[47 * HOUR, '47時間'],
		[48 * HOUR, '2日']
	])('%i ms is roughly %s', (ms, text) => {
		expect(roughSpan(ms, ja.units)).toBe(text);
	});

	it.each([
		[8 * HOUR + 14 * MINUTE, '8 h 14 min'],
		[-7 * MINUTE - 12 * SECOND, '7 min'],
		[5 * DAY, '5 d'],
		[5 * DAY + 3 * HOUR + MINUTE, '5 d 3 h'],
		[6 * SECOND, '6 s']
	])('clocks %i ms apart differ by %s', (ms, text) => {
		expect(clockDifference(ms, en.units)).toBe(text);
	});
});

describe('instants', () => {
	const now = parseInstant('2026-12-31T23:59:30+09:00') ?? 0;
	const tomorrow = parseInstant('2027-01-01T00:00:00+09:00') ?? 0;

	it('are named as what they are, in Japan, wherever the browser is', () => {
		expect(exactInstant(now, ja.dates)).toBe('2026/12/31 23:59:30 JST');
		expect(exactInstant(tomorrow, en.dates)).toBe('1 Jan 2027 00:00:00 JST');
	});

	it('name the year only where it is another one', () => {
		expect(dayAndMinute(now, now, ja.dates)).toBe('12/31 23:59');
		expect(dayAndMinute(tomorrow, now, ja.dates)).toBe('2027/01/01 00:00');
		expect(briefInstant(now, now, ja.dates)).toBe('23:59');
		expect(briefInstant(tomorrow, now, ja.dates)).toBe('2027/01/01');
	});
});
