import { createContext } from 'svelte';

/** Something with which a page should not be left without a word. */
interface Unsaved {
	readonly isDirty: boolean;
}

/** The forms of a page that know of unsaved changes. */
export class UnsavedForms {
	readonly #forms = new Set<Unsaved>();

	/** @returns the way to take it out again */
	add(form: Unsaved): () => void {
		this.#forms.add(form);
		return () => {
			this.#forms.delete(form);
		};
	}

	get any(): boolean {
		return [...this.#forms].some(({ isDirty }) => isDirty);
	}
}

export const [useUnsaved, provideUnsaved] = createContext<UnsavedForms>();
