import { expect, it } from 'vitest';
import { DESK_COLUMNS } from '../../../contract/desk/columns.ts';
import { columnGrid, columnIndex } from './column-grid.ts';

it('numbers the cells as they stand, the deadline as two', () => {
	expect(columnIndex(['number', 'deadline', 'amount'], 'number')).toBe(2);
	expect(columnIndex(['number', 'deadline', 'amount'], 'deadline')).toBe(3);
	expect(columnIndex(['number', 'deadline', 'amount'], 'amount')).toBe(5);
});

it('makes a track for every cell', () => {
	const grid = columnGrid(DESK_COLUMNS);
	expect(grid).toContain("--areas: 'mark left bar number ");
	expect(grid.match(/minmax\(/g)).toHaveLength(DESK_COLUMNS.length + 2);
});
