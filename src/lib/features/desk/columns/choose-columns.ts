import type { DeskColumn } from '../../../contract/desk/columns.ts';

/** The columns with one shown that was not, at the end, or the other way round. The last one stays. */
export function toggleColumn(columns: readonly DeskColumn[], column: DeskColumn): DeskColumn[] {
	if (!columns.includes(column)) return [...columns, column];
	return columns.length === 1 ? [...columns] : columns.filter((one) => one !== column);
}

/** The columns with one at another index; beyond an end it stays at that end. */
export function moveColumn(
	columns: readonly DeskColumn[],
	column: DeskColumn,
	to: number
): DeskColumn[] {
	const others = columns.filter((one) => one !== column);
	return others.toSpliced(Math.max(0, to), 0, column);
}
