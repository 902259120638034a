import { createContext } from 'svelte';
import { DEFAULT_COLUMNS, type Density, type DeskColumn } from '../contract/desk/columns.ts';
import type { DeskPreference } from '../contract/desk/preference.ts';

interface DeskLookOptions {
	start: DeskPreference;
	save: (preference: DeskPreference) => Promise<unknown>;
	/** Columns that the address asks for; reactive. */
	ofAddress: () => DeskColumn[] | null;
	/** Has the address ask for others; null: for none. */
	setOfAddress: (columns: DeskColumn[] | null) => void;
}

/** Several changes in a row are kept by one call. */
const SETTLE_MS = 400;

/**
 * Which columns the list shows, in which order and how high its rows are. It is kept on the server and
 * follows the person to any browser. An address that names columns goes first, and changes then are its.
 */
export class DeskLook {
	#own = $state.raw<DeskPreference>() as DeskPreference;
	/** What was changed could not be kept. */
	failed = $state(false);
	readonly #options: DeskLookOptions;
	#saving: ReturnType<typeof setTimeout> | undefined;

	constructor(options: DeskLookOptions) {
		this.#options = options;
		this.#own = options.start;
	}

	get columns(): readonly DeskColumn[] {
		return this.#options.ofAddress() ?? this.#own.columns ?? DEFAULT_COLUMNS;
	}

	get density(): Density {
		return this.#own.density ?? 'compact';
	}

	/** Do the columns come with the address? */
	get isOfAddress(): boolean {
		return this.#options.ofAddress() !== null;
	}

	/** Null: as delivered, or as the person has them where the address named others. */
	setColumns(columns: DeskColumn[] | null): void {
		if (this.isOfAddress) this.#options.setOfAddress(columns);
		else this.#change({ ...this.#own, columns });
	}

	setDensity(density: Density): void {
		this.#change({ ...this.#own, density });
	}

	#change(preference: DeskPreference): void {
		this.#own = preference;
		clearTimeout(this.#saving);
		this.#saving = setTimeout(() => {
			this.#options
				.save(preference)
				.then(() => (this.failed = false))
				.catch(() => (this.failed = true));
		}, SETTLE_MS);
	}
}

export const [useDeskLook, provideDeskLook] = createContext<DeskLook>();
