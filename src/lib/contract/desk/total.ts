/** Beyond so many matches a list says "more than" instead of counting on, where no counter knows. */
export const COUNTED_UP_TO = 10_000;

/** How many orders a view lists. */
export interface Total {
	/** Not exact: there are at least so many, and more. */
	count: number;
	exact: boolean;
}
