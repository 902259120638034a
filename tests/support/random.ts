/** A reproducible source of chance; every test that uses one prints its seed. */
export interface Random {
	readonly seed: number;
	/** Evenly in [0, 1). */
	next(): number;
	/** A whole number, evenly in [from, to]. */
	between(from: number, to: number): number;
}

/** Mulberry32. The seed comes from `SEED` in the environment, or is drawn and printed. */
export function seededRandom(label: string): Random {
	const given = Number(process.env.SEED);
	const seed =
		Number.isSafeInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 31);
	console.log(`${label}: SEED=${seed}`);
	let state = seed;
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return { seed, next, between: (from, to) => from + Math.floor(next() * (to - from + 1)) };
}
