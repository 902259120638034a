import { loadSettingsText } from '$lib/i18n/settings-text.ts';
import type { LayoutLoad } from './$types';

/** Adds the settings' own words, which few other screens need. */
export const load: LayoutLoad = async ({ parent }) => ({
	words: await loadSettingsText((await parent()).locale)
});
