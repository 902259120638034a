/** How often each thing was met, so that one sees that nothing was left out. */
export class Tally {
	commands = 0;
	readonly #counts = new Map<string, Map<string, number>>();

	add(what: string, how: string): void {
		const counts = this.#counts.get(what) ?? new Map<string, number>();
		this.#counts.set(what, counts.set(how, (counts.get(how) ?? 0) + 1));
	}

	/** Distinct outcomes of one thing. */
	of(what: string): ReadonlyMap<string, number> {
		return this.#counts.get(what) ?? new Map<string, number>();
	}

	toString(): string {
		return [...this.#counts]
			.sort(([one], [other]) => one.localeCompare(other))
			.map(([what, counts]) => {
				const told = [...counts]
					.sort(([, one], [, other]) => other - one)
					.map(([how, times]) => `${how} ${times}`);
				return `  ${what}: ${told.join(', ')}`;
			})
			.join('\n');
	}
}
