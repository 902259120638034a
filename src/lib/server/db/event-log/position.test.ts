import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePlaces, formatPosition, parsePosition } from './position.ts';

const EPOCH = '0123456789abcdef';
const places = fc.record({
	xid: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
	seq: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n })
});

test('a position is read back as it was written', () => {
	fc.assert(
		fc.property(places, (place) => {
			expect(parsePosition(formatPosition(EPOCH, place))).toEqual({ epoch: EPOCH, place });
		})
	);
});

test('places are ordered by transaction, then by sequence', () => {
	fc.assert(
		fc.property(places, places, (a, b) => {
			const order = Math.sign(comparePlaces(a, b));
			expect(Math.sign(comparePlaces(b, a)) + order).toBe(0);
			if (a.xid !== b.xid) expect(order).toBe(a.xid < b.xid ? -1 : 1);
		})
	);
});

test.each([
	'',
	'1.2.3',
	`${EPOCH}.1`,
	`${EPOCH}.1.2.3`,
	`${EPOCH}.01.2`,
	`${EPOCH}.-1.2`,
	`${EPOCH}.1e3.2`,
	` ${EPOCH}.1.2`,
	`${EPOCH}.1.2\n`,
	`${EPOCH.toUpperCase()}.1.2`,
	`${EPOCH}.18446744073709551616.1`,
	`${EPOCH}.1.9223372036854775808`,
	`${EPOCH}.１.2`
])('%j is no position', (text) => {
	expect(parsePosition(text)).toBeNull();
});
