/** `npm run test:full` runs the whole counts, `npm test` as many as fit into its eight minutes. */
const isFull = process.env.YOSHIN_TEST_SCALE === 'full';

/** How often to repeat what is only found by repetition. */
export function repetitions(counts: { readonly quick: number; readonly full: number }): number {
	return isFull ? counts.full : counts.quick;
}
