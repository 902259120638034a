import { loadHelp } from '$lib/i18n/help/index.ts';
import type { PageLoad } from './$types';

/** Adds the explanations, which no other screen needs before somebody asks. */
export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	help: await loadHelp((await parent()).locale)
});
