import { createContext } from 'svelte';
import type { DeskColumn } from '../contract/desk/columns.ts';
import { addressFrom, queryOf, type DeskAddress } from '../contract/desk/view-query.ts';
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
	/** Asked for and not there yet: the next change is one of it, and belongs to the same step back. */
	#wanted: { query: string; replace: boolean } | null = null;

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
	queryWith(changes: DeskChanges): string {
		return queryAfter(this.current, changes);
	}

	/** Changes the view; the page loads what it shows. */
	async go(changes: DeskChanges, { replace = false }: GoOptions = {}): Promise<void> {
		const before = this.#wanted;
		const from = before === null ? this.current : addressFrom(new URLSearchParams(before.query));
		const query = queryAfter(from, changes);
		// What takes the place of a step that was not there yet must not take the way back with it.
		const wanted = { query, replace: replace && before?.replace !== false };
		this.#wanted = wanted;
		try {
			const isOtherTab = changes.tab !== undefined;
			await this.#options.open(query, { replace: wanted.replace, isOtherTab });
		} finally {
			if (this.#wanted === wanted) this.#wanted = null;
		}
	}
}

function queryAfter(current: DeskAddress, { tab, view, columns }: DeskChanges): string {
	const isOther = tab !== undefined && tab !== current.tab;
	return queryOf({
		tab: tab ?? current.tab,
		view: { ...(tab === undefined ? current.view : viewOfTab(tab)), ...view },
		columns: columns === undefined ? (isOther ? null : current.columns) : columns
	});
}

export const [useOpenView, provideOpenView] = createContext<OpenView>();
