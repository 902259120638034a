import { countOfTab, type DeskFigures } from '../contract/desk/figures.ts';
import type { Total } from '../contract/desk/total.ts';
import { queryOf } from '../contract/desk/view-query.ts';
import { DESK_TABS, EMPTY_VIEW, viewOfTab, type DeskView } from '../contract/desk/view.ts';

/** Other lists than those with a counter are counted at most so often. */
const LEAST_MS = 5000;

/**
 * How many orders a view lists, by the figures that the stream carries.
 * @returns null: no figure counts this view
 */
export function figureOfView(
	view: DeskView,
	figures: DeskFigures,
	personId: string
): number | null {
	const wanted = conditionsOf(view);
	const tab = DESK_TABS.find((known) => conditionsOf(viewOfTab(known)) === wanted);
	if (tab !== undefined) return countOfTab(figures, tab, personId);
	const today = { ...viewOfTab('completed'), capturedToday: true };
	if (conditionsOf(today) === wanted) return figures.capturedToday.count;
	const horizon = figures.atRisk.find(
		({ hours }) => conditionsOf({ ...viewOfTab('deadline'), expiresWithin: hours }) === wanted
	);
	return horizon?.count ?? null;
}

/** The view without its order, as one text. */
function conditionsOf(view: DeskView): string {
	return queryOf({ tab: 'all', view: { ...view, sort: EMPTY_VIEW.sort }, columns: null });
}

/** Counts again what no figure counts: after something changed, and seldom. */
export class LiveTotal {
	readonly #count: () => Promise<Total | undefined>;
	readonly #tell: (total: Total) => void;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#countedAt = 0;

	constructor(count: () => Promise<Total | undefined>, tell: (total: Total) => void) {
		this.#count = count;
		this.#tell = tell;
		this.#countedAt = performance.now();
	}

	/** Something changed, so the count may have. */
	notice(): void {
		if (this.#timer !== undefined) return;
		const wait = Math.max(0, this.#countedAt + LEAST_MS - performance.now());
		this.#timer = setTimeout(() => {
			this.#countedAt = performance.now();
			this.#count()
				.then((total) => {
					if (total !== undefined && this.#timer !== undefined) this.#tell(total);
				})
				// The next change asks again; until then the list says what it knew.
				.catch(() => undefined)
				.finally(() => (this.#timer = undefined));
		}, wait);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
