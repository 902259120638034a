import { loadSimulatorText } from '$lib/i18n/simulator-text.ts';
import type { PageLoad } from './$types';

/** Adds the screen's own words, which no other screen needs. */
export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	words: await loadSimulatorText((await parent()).locale)
});
