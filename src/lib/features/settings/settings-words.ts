import { createContext } from 'svelte';
import type { SettingsText } from '../../i18n/settings-text.ts';

/** The words of the settings for the components below; read when used, so a switch of language shows. */
interface Words {
	readonly words: SettingsText;
}

export const [useSettings, provideSettings] = createContext<Words>();
