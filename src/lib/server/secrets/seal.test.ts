import { expect, test } from 'vitest';
import { createSealer } from './seal.ts';

const sealer = createSealer('a secret key that has enough characters');

test('what was sealed opens again, and never looks the same twice', () => {
	const first = sealer.seal('account recruit tshop', '髙pass');
	const second = sealer.seal('account recruit tshop', '髙pass');
	expect(sealer.open('account recruit tshop', first)).toBe('髙pass');
	expect(Buffer.from(first).equals(Buffer.from(second))).toBe(false);
	expect(Buffer.from(first).includes('pass')).toBe(false);
});

test('another key, another place or a changed bit does not open', () => {
	const sealed = sealer.seal('account recruit tshop', 'pass');
	const other = createSealer('another secret key that has enough characters');
	expect(() => other.open('account recruit tshop', sealed)).toThrow();
	expect(() => sealer.open('account recruit other', sealed)).toThrow();
	const changed = Uint8Array.from(sealed, (byte, at) =>
		at === sealed.length - 1 ? byte ^ 1 : byte
	);
	expect(() => sealer.open('account recruit tshop', changed)).toThrow();
});
