import { createContext } from 'svelte';

export interface ColleagueName {
	id: string;
	name: string;
}

/** Everybody who looks after orders, loaded once somebody asks for them. */
export class Colleagues {
	/** By name; null: not loaded yet. */
	list = $state.raw<readonly ColleagueName[] | null>(null);
	failed = $state(false);

	readonly #load: () => Promise<readonly ColleagueName[]>;
	#isLoading = false;

	constructor(load: () => Promise<readonly ColleagueName[]>) {
		this.#load = load;
	}

	load(): void {
		if (this.list !== null || this.#isLoading) return;
		this.#isLoading = true;
		this.failed = false;
		this.#load()
			.then((list) => (this.list = list))
			.catch(() => (this.failed = true))
			.finally(() => (this.#isLoading = false));
	}

	/** Null: not known, or not loaded. */
	nameOf(id: string): string | null {
		return this.list?.find((person) => person.id === id)?.name ?? null;
	}

	/** Is it certain that nobody of this id is here? */
	isGone(id: string): boolean {
		return this.list !== null && this.nameOf(id) === null;
	}
}

export const [useColleagues, provideColleagues] = createContext<Colleagues>();
