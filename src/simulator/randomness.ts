import { createHash } from 'node:crypto';

/** Everything random here is a function of the seed and of what it is for, never of arrival order. */
function digest(parts: readonly (string | number)[]): Buffer {
	return createHash('sha256').update(parts.join('\u0000')).digest();
}

/** A number in [0, 1) that belongs to these parts. */
export function fractionOf(...parts: readonly (string | number)[]): number {
	return digest(parts).readUIntBE(0, 6) / 2 ** 48;
}

/** Hexadecimal digits that belong to these parts; at most 64. */
export function hexOf(length: number, ...parts: readonly (string | number)[]): string {
	return digest(parts).toString('hex').slice(0, length);
}

/** Base64 that belongs to these parts: contains `/ + =`, which the wire does not encode. */
export function base64Of(...parts: readonly (string | number)[]): string {
	return digest(parts).toString('base64');
}

/** Decimal digits that belong to these parts. */
export function digitsOf(length: number, ...parts: readonly (string | number)[]): string {
	const digits = BigInt(`0x${digest(parts).toString('hex')}`).toString();
	return digits.slice(-length).padStart(length, '0');
}

export interface RandomStream {
	/** In [0, 1). */
	next(): number;
	/** Whole, both ends included. */
	between(low: number, high: number): number;
	chance(probability: number): boolean;
	pick<T>(choices: readonly [T, ...T[]]): T;
}

/** A repeatable stream (mulberry32) for one purpose. */
export function randomStream(...parts: readonly (string | number)[]): RandomStream {
	let state = digest(parts).readUInt32BE(0);
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		next,
		between: (low, high) => low + Math.floor(next() * (high - low + 1)),
		chance: (probability) => next() < probability,
		pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0]
	};
}
