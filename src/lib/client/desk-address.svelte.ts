import { createContext } from 'svelte';
import type { DeskColumn } from '../contract/desk/columns.ts';
import { queryOf, type DeskAddress } from '../contract/desk/view-query.ts';
import { viewOfTab, type DeskTab, type DeskView } from '../contract/desk/view.ts';

/** What is to be different: another tab starts anew, the rest changes the view that is open. */
export interface DeskChanges {
	tab?: DeskTab;
	view?: Partial<DeskView>;
	columns?: DeskColumn[] | null;
}

interface GoOptions {
	/** Takes the place of the present entry of the history: steps of one piece of typing, for example. */
	replace?: boolean;
}

interface OpenViewOptions {
	/** What the address of the page says; reactive. */
	read: () => DeskAddress;
	/** Opens an address of the desk and keeps focus and scroll where they are. */
	open: (query: string, options: Required<GoOptions> & { isOtherTab: boolean }) => Promise<void>;
}

/**
 * The view that is open. It stands in the address of the page and nowhere else, so that it can be
 * shared, bookmarked and gone back to; whoever asks for it or changes it does so here.
 */
export class OpenView {
	readonly #options: OpenViewOptions;

	constructor(options: OpenViewOptions) {
		this.#options = options;
	}

	/** Reactive. */
	get current(): DeskAddress {
		return this.#options.read();
	}

	/** What the tab alone would show. */
	get base(): DeskView {
		return viewOfTab(this.current.tab);
	}

	/** The query of the view as it would be with these changes. */
	queryWith({ tab, view, columns }: DeskChanges): string {
		const { current } = this;
		const isOther = tab !== undefined && tab !== current.tab;
		return queryOf({
			tab: tab ?? current.tab,
			view: { ...(tab === undefined ? current.view : viewOfTab(tab)), ...view },
			columns: columns === undefined ? (isOther ? null : current.columns) : columns
		});
	}

	/** Changes the view; the page loads what it shows. */
	async go(changes: DeskChanges, { replace = false }: GoOptions = {}): Promise<void> {
		const isOtherTab = changes.tab !== undefined;
		await this.#options.open(this.queryWith(changes), { replace, isOtherTab });
	}
}

export const [useOpenView, provideOpenView] = createContext<OpenView>();
