import iconv from 'iconv-lite';
import type { Random } from './random.ts';

/**
 * One way to damage a line `K=V&K=V`. What an `order` mutation writes says either the same or nothing;
 * a `value` mutation may happen to write another line that is as good as the first.
 */
export interface Mutation {
	readonly name: string;
	readonly touches: 'order' | 'value';
	readonly apply: (bytes: Buffer, random: Random) => Buffer;
}

const SIGNS = [...Buffer.from('&=|%+?;"\\\0\r\n \t0189AZaz-_.'), 0x81, 0x83, 0xfb, 0xff];
const CHARSETS = ['utf-8', 'utf16le', 'utf16be', 'euc-jp', 'utf-8 with a mark'] as const;

function someIndex(bytes: Buffer, random: Random): number {
	return random.between(0, Math.max(0, bytes.length - 1));
}

function someRange(bytes: Buffer, random: Random): [start: number, end: number] {
	const start = someIndex(bytes, random);
	return [start, Math.min(bytes.length, start + random.between(1, 24))];
}

/** Damage between the pairs: Latin-1 keeps every byte. */
function onPairs(change: (pairs: string[], random: Random) => string[]): Mutation['apply'] {
	return (bytes, random) =>
		Buffer.from(change(bytes.toString('latin1').split('&'), random).join('&'), 'latin1');
}

function spliced(bytes: Buffer, at: number, removed: number, added: Uint8Array): Buffer {
	return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
}

function charsetOf(bytes: Buffer, random: Random): Buffer {
	const charset = CHARSETS[random.between(0, CHARSETS.length - 1)] ?? 'utf-8';
	const text = iconv.decode(bytes, 'cp932');
	return charset === 'utf-8 with a mark'
		? Buffer.from(`\ufeff${text}`, 'utf8')
		: iconv.encode(text, charset);
}

export const MUTATIONS: readonly Mutation[] = [
	{ name: 'cut off', touches: 'order', apply: (b, r) => b.subarray(0, someIndex(b, r)) },
	{ name: 'emptied', touches: 'order', apply: () => Buffer.alloc(0) },
	{ name: 'another charset', touches: 'order', apply: charsetOf },
	{
		name: 'pairs swapped',
		touches: 'order',
		apply: onPairs((pairs, random) => {
			const [a, b] = [random.between(0, pairs.length - 1), random.between(0, pairs.length - 1)];
			return pairs.map((pair, i) => (i === a ? pairs[b] : i === b ? pairs[a] : pair) ?? '');
		})
	},
	{
		name: 'pair repeated',
		touches: 'order',
		apply: onPairs((pairs, random) => [...pairs, pairs[random.between(0, pairs.length - 1)] ?? ''])
	},
	{
		name: 'pair lost',
		touches: 'order',
		apply: onPairs((pairs, random) => pairs.toSpliced(random.between(0, pairs.length - 1), 1))
	},
	{
		name: 'keys in another case',
		touches: 'order',
		apply: onPairs((pairs, random) =>
			pairs.map((pair) =>
				pair.replace(/^[^=]+/, (key) =>
					random.next() < 0.5 ? key.toLowerCase() : key.toUpperCase()
				)
			)
		)
	},
	{
		name: 'line end added',
		touches: 'order',
		apply: (b, r) => Buffer.concat([b, Buffer.from('\r\n'.repeat(r.between(1, 3)))])
	},
	{
		name: 'NUL inserted',
		touches: 'order',
		apply: (b, r) => spliced(b, someIndex(b, r), 0, Buffer.alloc(r.between(1, 3)))
	},
	{
		name: 'percent-encoded',
		touches: 'order',
		apply: (b) => Buffer.from(b.toString('hex').replace(/../g, (hex) => `%${hex}`))
	},
	{
		name: 'bit flipped',
		touches: 'value',
		apply: (b, r) => {
			const copy = Buffer.from(b);
			const at = someIndex(b, r);
			copy[at] = (copy[at] ?? 0) ^ (1 << r.between(0, 7));
			return copy;
		}
	},
	{
		name: 'byte replaced',
		touches: 'value',
		apply: (b, r) => spliced(b, someIndex(b, r), 1, Buffer.of(someSign(r)))
	},
	{
		name: 'byte inserted',
		touches: 'value',
		apply: (b, r) => spliced(b, someIndex(b, r), 0, Buffer.of(someSign(r)))
	},
	{
		name: 'bytes lost',
		touches: 'value',
		apply: (b, r) => {
			const [start, end] = someRange(b, r);
			return spliced(b, start, end - start, Buffer.alloc(0));
		}
	},
	{
		name: 'bytes repeated',
		touches: 'value',
		apply: (b, r) => {
			const [start, end] = someRange(b, r);
			return spliced(b, start, 0, b.subarray(start, end));
		}
	},
	{ name: 'head lost', touches: 'value', apply: (b, r) => b.subarray(someIndex(b, r)) },
	{
		name: 'row added',
		touches: 'value',
		apply: onPairs((pairs, random) => {
			const at = random.between(0, pairs.length - 1);
			const row = random.next() < 0.5 ? '|' : `|${String(random.between(0, 9_999))}`;
			return pairs.map((pair, i) => (i === at ? pair + row : pair));
		})
	},
	{
		name: 'values exchanged',
		touches: 'value',
		apply: onPairs((pairs, random) => {
			const [a, b] = [random.between(0, pairs.length - 1), random.between(0, pairs.length - 1)];
			const [keyA, keyB] = [pairs[a], pairs[b]].map((pair) => pair?.split('=')[0] ?? '');
			const [valueA, valueB] = [pairs[a], pairs[b]].map(
				(pair) => pair?.replace(/^[^=]*/, '') ?? ''
			);
			return pairs.map((pair, i) =>
				i === a ? `${keyA ?? ''}${valueB ?? ''}` : i === b ? `${keyB ?? ''}${valueA ?? ''}` : pair
			);
		})
	},
	{
		name: 'value made huge',
		touches: 'value',
		apply: (b, r) =>
			spliced(b, someIndex(b, r), 0, Buffer.alloc(r.next() < 0.02 ? 250_000 : 5_000, someSign(r)))
	},
	{
		name: 'contradicting pair added',
		touches: 'value',
		apply: onPairs((pairs, random) => {
			const added = ['Status=SALES', 'Amount=1', 'Tax=1', 'ErrCode=', 'ErrInfo=E92000001'];
			const pair = added[random.between(0, added.length - 1)] ?? '';
			return pairs.toSpliced(random.between(0, pairs.length), 0, pair);
		})
	}
];

function someSign(random: Random): number {
	return SIGNS[random.between(0, SIGNS.length - 1)] ?? 0;
}
