import type { DeskColumn } from '../../../contract/desk/columns.ts';

/** The cells of a column; the deadline is told by a figure and a bar. */
export function cellsOf(column: DeskColumn): readonly string[] {
	return column === 'deadline' ? ['left', 'bar'] : [column];
}

/** The columns of the grid before the chosen ones: the mark of the selection. */
export const MARK_COLUMNS = 1;

/** Index of a column's first cell in the grid, from 1, as assistive technology counts. */
export function columnIndex(columns: readonly DeskColumn[], column: DeskColumn): number {
	const before = columns.slice(0, columns.indexOf(column));
	return MARK_COLUMNS + 1 + before.flatMap(cellsOf).length;
}

/**
 * The grid of these columns in the terms of the list's style sheet, which gives each cell its least
 * width (`--l-…`) and its share of what is left (`--f-…`), and none where there is no room for it.
 */
export function columnGrid(columns: readonly DeskColumn[]): string {
	const cells = ['mark', ...columns.flatMap(cellsOf)];
	const tracks = cells.map((cell) => `minmax(var(--l-${cell}), var(--f-${cell}))`);
	const least = cells.map((cell) => `var(--l-${cell})`);
	return [
		`--areas: '${cells.join(' ')}'`,
		`--columns: ${tracks.join(' ')}`,
		`--least: calc(${least.join(' + ')})`
	].join('; ');
}
