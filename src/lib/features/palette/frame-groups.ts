import type { CommandGroup } from '../../client/commands.svelte.ts';
import type { Language } from '../../client/language.ts';
import { THEMES, type Theme } from '../../contract/preferences.ts';
import { LOCALES, type Locale } from '../../i18n/locale.ts';
import type { ToolText } from '../../i18n/tools/index.ts';
import type { Screen } from '../shell/screens.ts';

/** The frame of every screen, as it can be asked for by name. */
export interface Frame {
	screens: readonly Screen[];
	theme: Theme;
	onchoose: (preferences: { theme?: Theme; locale?: Locale }) => void;
	onhelp: () => void;
}

/** Screens to go to, and how they look and speak. */
export function frameGroups(
	t: Language,
	words: ToolText['palette'],
	{ screens, theme, onchoose, onhelp }: Frame,
	go: (address: string) => void
): CommandGroup[] {
	return [
		{
			name: words.screens,
			commands: screens.map(({ id, href }) => ({
				id: `screen:${id}`,
				label: t.shell.screens[id],
				run: () => go(href)
			}))
		},
		{
			name: words.settings,
			commands: [
				...THEMES.filter((one) => one !== theme).map((one) => ({
					id: `theme:${one}`,
					label: words.theme(t.shell.themes[one]),
					run: () => onchoose({ theme: one })
				})),
				...LOCALES.filter((one) => one !== t.locale).map((one) => ({
					id: `language:${one}`,
					label: words.language(t.shell.languages[one]),
					run: () => onchoose({ locale: one })
				})),
				{ id: 'help:shortcuts', label: words.shortcuts, shortcut: '?', run: onhelp }
			]
		}
	];
}
