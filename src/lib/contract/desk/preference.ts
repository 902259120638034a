import type { Density, DeskColumn } from './columns.ts';

/** How a person set up their list; null: as delivered. */
export interface DeskPreference {
	columns: DeskColumn[] | null;
	density: Density | null;
}
