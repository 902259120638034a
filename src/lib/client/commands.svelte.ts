import { createContext, untrack } from 'svelte';
import type { OrderRow } from '../contract/order-row.ts';

/** Something that can be asked for by name. */
export interface Command {
	/** Unique on the page: `action:capture`; the palette knows readings and synonyms by it. */
	id: string;
	label: string;
	/** Small, beside the label: what it does, or why it is closed. */
	note?: string | undefined;
	/** The key that does the same. */
	shortcut?: string | undefined;
	/** Cannot be run now; `note` says why. */
	closed?: boolean;
	run: () => void;
}

/** What one part of the page offers. */
export interface CommandGroup {
	name: string;
	commands: readonly Command[];
}

/**
 * What can be done on the page as it stands: every part offers its own while it is there, and runs it the
 * same way as its buttons do.
 */
export class Commands {
	#sources = $state.raw<readonly (() => CommandGroup)[]>([]);
	/** Opens an order beside the list; null: there is no list, its page opens. */
	openBeside = $state.raw<((row: OrderRow) => void) | null>(null);

	/** Reactive. */
	get groups(): readonly CommandGroup[] {
		return this.#sources.map((source) => source());
	}

	/** @param source is asked whenever somebody looks @returns takes the offer back */
	offer(source: () => CommandGroup): () => void {
		const change = (next: (sources: readonly (() => CommandGroup)[]) => (() => CommandGroup)[]) => {
			untrack(() => (this.#sources = next(this.#sources)));
		};
		change((sources) => [...sources, source]);
		return () => change((sources) => sources.filter((one) => one !== source));
	}
}

export const [useCommands, provideCommands] = createContext<Commands>();
