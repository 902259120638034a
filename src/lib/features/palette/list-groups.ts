import type { CommandGroup } from '../../client/commands.svelte.ts';
import { DESK_TABS } from '../../contract/desk/view.ts';
import type { SavedView } from '../../contract/views.ts';
import type { Text } from '../../i18n/text.ts';
import type { ToolText } from '../../i18n/tools/index.ts';
import { deskAddress } from '../desk/desk-address.ts';
import { viewAddress } from '../views/view-address.ts';

/** The lists that can be gone to from anywhere: saved views, then those that every desk has. */
export function listGroups(
	t: Text,
	words: ToolText['palette'],
	views: readonly SavedView[],
	go: (address: string) => void
): CommandGroup[] {
	return [
		{
			name: words.views,
			commands: views.map((view) => ({
				id: `view:${view.id}`,
				label: view.name,
				note: view.scope === 'team' ? words.team : words.own,
				run: () => go(viewAddress(view.id))
			}))
		},
		{
			name: words.tabs,
			commands: DESK_TABS.map((tab) => ({
				id: `tab:${tab}`,
				label: t.desk.tabs[tab],
				run: () => go(deskAddress(tab))
			}))
		}
	];
}
