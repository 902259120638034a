/** Rows drawn beyond both edges, so that a quick flick shows no gap. */
const SPARE = 8;

export interface VisibleWindow {
	/** Index of the first row that is drawn. */
	start: number;
	/** Index after the last one. */
	end: number;
	/** Index of the last row that is in sight. */
	last: number;
}

/**
 * Which rows of a list of equal heights are drawn.
 * @param scrollTop pixels scrolled, the rows above the held ones included
 * @param above rows above the held ones
 */
export function visibleWindow(
	scrollTop: number,
	viewport: number,
	rowHeight: number,
	above: number,
	count: number
): VisibleWindow {
	const first = Math.floor(scrollTop / rowHeight) - above;
	const shown = Math.ceil(viewport / rowHeight);
	const start = Math.min(Math.max(0, first - SPARE), count);
	const end = Math.min(count, Math.max(start, first + shown + SPARE));
	return { start, end, last: Math.min(count - 1, Math.max(0, first + shown - 1)) };
}
