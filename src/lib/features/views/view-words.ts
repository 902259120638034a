import type { DeskAddress } from '../../contract/desk/view-query.ts';
import { viewOfTab } from '../../contract/desk/view.ts';
import type { Text } from '../../i18n/text.ts';
import { filterWords, type FilterNames } from '../desk/filters/filter-words.ts';
import { activeFilters } from '../desk/filters/filters.ts';

/** What a view lists, in words: its tab, each filter, what is searched for. */
export function viewWords(
	{ tab, view }: Pick<DeskAddress, 'tab' | 'view'>,
	t: Text,
	names: FilterNames
): string[] {
	const filters = activeFilters(view, viewOfTab(tab)).map(
		(filter) => `${t.filters.name[filter]}: ${filterWords(filter, view, t, names)}`
	);
	return [
		t.desk.tabs[tab],
		...filters,
		...(view.search === '' ? [] : [t.filters.searchedFor(view.search)])
	];
}
