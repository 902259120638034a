/** Rows drawn beyond both edges, so that a quick flick shows no gap. */
const SPARE = 4;

export interface VisibleWindow {
	/** Index of the first row that is drawn. */
	start: number;
	/** Index after the last one. */
	end: number;
	/** Index of the first row that is in sight. */
	first: number;
	/** Index of the last row that is in sight. */
	last: number;
}

/**
 * Which rows of a list of equal heights are drawn.
 * @param top pixels of the list above the viewport
 */
export function visibleWindow(
	top: number,
	viewport: number,
	rowHeight: number,
	length: number
): VisibleWindow {
	const shown = Math.ceil(viewport / rowHeight);
	const first = Math.max(0, Math.min(Math.floor(top / rowHeight), length - 1));
	return {
		start: Math.max(0, first - SPARE),
		end: Math.min(length, first + shown + SPARE),
		first,
		last: Math.max(0, Math.min(length - 1, first + shown - 1))
	};
}
