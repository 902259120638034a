import type { DeskSort, SortKey } from '../../../contract/desk/sort.ts';

/** What people look for first when they sort by it: the latest, the highest. */
const FALLING: readonly SortKey[] = ['ordered', 'captured', 'confirmed', 'amount'];

/** The sort after a press on what stands for a key: by it, or the other way round. */
export function sortPressed(sort: DeskSort, key: SortKey): DeskSort {
	return sort.key === key
		? { key, descending: !sort.descending }
		: { key, descending: FALLING.includes(key) };
}
