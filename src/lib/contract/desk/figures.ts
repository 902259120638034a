import type { DeskTab } from './view.ts';

/** Horizons of the money at risk above the list, in hours. */
export const AT_RISK_HOURS = [1, 24, 72, 168] as const;

/** The figures above the list: exact, live, each the sum of what its filter lists. Yen. */
export interface DeskFigures {
	/** By tab; `mine` stands in {@link DeskFigures.assigned}. */
	counts: Record<Exclude<DeskTab, 'mine'>, number>;
	/** What each person has to look after, by their id; who is not named has nothing. */
	assigned: Record<string, number>;
	/** Authorized and not yet captured, by hours left. */
	atRisk: { hours: number; count: number; yen: number }[];
	capturedToday: { count: number; yen: number };
	/** Open alerts that nobody has taken note of. */
	alerts: number;
	/** Moves with every alert that is raised, acknowledged or resolved; its value says nothing. */
	alertMark: number;
	/** Moves with every notice that is given or seen; its value says nothing. */
	noticeMark: number;
	/** Moves with every team view that is made, changed, moved or deleted; its value says nothing. */
	viewMark: number;
	/** Work items that nobody has closed. */
	tasks: number;
}

/** How many orders of a tab there are, for the person who looks. */
export function countOfTab(figures: DeskFigures, tab: DeskTab, personId: string): number {
	return tab === 'mine' ? (figures.assigned[personId] ?? 0) : figures.counts[tab];
}
