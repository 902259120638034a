import { createContext } from 'svelte';
import type { SavedView, ViewScope } from '../contract/views.ts';
import { newIdentity } from './new-identity.ts';
import type { Failure } from './trpc.ts';

/** The server's verbs. */
export interface ViewCalls {
	list: () => Promise<SavedView[]>;
	save: (wish: {
		identity: string;
		name: string;
		query: string;
		scope: ViewScope;
	}) => Promise<SavedView>;
	change: (wish: {
		id: number;
		version: number;
		name?: string;
		query?: string;
	}) => Promise<SavedView>;
	share: (wish: { id: number; version: number; scope: ViewScope }) => Promise<SavedView>;
	remove: (wish: { id: number; version: number }) => Promise<SavedView>;
	restore: (wish: { id: number; version: number }) => Promise<SavedView>;
	reorder: (wish: { scope: ViewScope; ids: number[] }) => Promise<SavedView[]>;
}

/** What a wish came to. */
export type ViewAnswer =
	| { readonly view: SavedView }
	/** `view`: as it is now, where somebody else was first. */
	| { readonly failure: Failure; readonly view: SavedView | null };

interface SavedViewsOptions {
	calls: ViewCalls;
	readFailure: (error: unknown) => { failure: Failure; view: SavedView | null };
}

/** The views that a person may choose from, the team's first; loaded again when the stream says so. */
export class SavedViews {
	/** Null: nobody has asked yet. */
	list = $state.raw<readonly SavedView[] | null>(null);
	readonly #options: SavedViewsOptions;
	#asked = 0;
	#mark: number | null = null;

	constructor(options: SavedViewsOptions) {
		this.#options = options;
	}

	of(scope: ViewScope): readonly SavedView[] {
		return (this.list ?? []).filter((view) => view.scope === scope);
	}

	find(id: number): SavedView | undefined {
		return this.list?.find((view) => view.id === id);
	}

	/** The list as a page brought it. */
	receive(list: readonly SavedView[]): void {
		this.#asked += 1;
		this.list = list;
	}

	/** The stream's mark of the team's views: another one than before means that they have changed. */
	follow(mark: number): void {
		const before = this.#mark;
		this.#mark = mark;
		if (before !== null && before !== mark) void this.load();
	}

	async load(): Promise<void> {
		const asked = ++this.#asked;
		try {
			const list = await this.#options.calls.list();
			if (asked === this.#asked) this.list = list;
		} catch {
			// What is known stays; the next change or look asks again.
		}
	}

	/** @param identity of the press; the same one after an answer that was lost */
	save(
		wish: { name: string; query: string; scope: ViewScope },
		identity = newIdentity()
	): Promise<ViewAnswer> {
		return this.#press((calls) => calls.save({ ...wish, identity }));
	}

	change({ id, version }: SavedView, what: { name?: string; query?: string }): Promise<ViewAnswer> {
		return this.#press((calls) => calls.change({ id, version, ...what }));
	}

	share({ id, version }: SavedView, scope: ViewScope): Promise<ViewAnswer> {
		return this.#press((calls) => calls.share({ id, version, scope }));
	}

	remove({ id, version }: SavedView): Promise<ViewAnswer> {
		return this.#press((calls) => calls.remove({ id, version }));
	}

	restore({ id, version }: SavedView): Promise<ViewAnswer> {
		return this.#press((calls) => calls.restore({ id, version }));
	}

	/** Shows the order at once; where the server does not take it, the true one again. */
	async reorder(scope: ViewScope, ids: number[]): Promise<Failure | null> {
		const rank = ({ id }: SavedView) => ids.indexOf(id);
		const team = scope === 'team' ? this.of('team').toSorted((a, b) => rank(a) - rank(b)) : null;
		const own =
			scope === 'personal' ? this.of('personal').toSorted((a, b) => rank(a) - rank(b)) : null;
		this.receive([...(team ?? this.of('team')), ...(own ?? this.of('personal'))]);
		const asked = this.#asked;
		try {
			const list = await this.#options.calls.reorder({ scope, ids });
			if (asked === this.#asked) this.list = list;
			return null;
		} catch (error) {
			await this.load();
			return this.#options.readFailure(error).failure;
		}
	}

	async #press(call: (calls: ViewCalls) => Promise<SavedView>): Promise<ViewAnswer> {
		try {
			const view = await call(this.#options.calls);
			await this.load();
			return { view };
		} catch (error) {
			const answer = this.#options.readFailure(error);
			if (answer.failure.code !== null) await this.load();
			return answer;
		}
	}
}

export const [useSavedViews, provideSavedViews] = createContext<SavedViews>();
