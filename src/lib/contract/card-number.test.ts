import { describe, expect, it } from 'vitest';
import { holdsCardNumber } from './card-number.ts';

describe('looks like a card number', () => {
	it.each([
		'4111111111111111',
		'4111 1111 1111 1111',
		'4111-1111-1111-1111',
		'カードは４１１１１１１１１１１１１１１１です',
		'5555555555554444',
		'2223003122003222',
		'378282246310005',
		'3530111333300000',
		'30569309025904',
		'6011111111111117'
	])('%s', (text) => {
		expect(holdsCardNumber(text)).toBe(true);
	});
});

describe('does not', () => {
	it.each([
		'4111111111111112',
		'20261205100003',
		'09012345678',
		'MS-000123-1',
		'1234-5678-9012',
		'',
		'411111111111111',
		'99999999999999999999'
	])('%s', (text) => {
		expect(holdsCardNumber(text)).toBe(false);
	});
});
