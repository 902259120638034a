import { loadText } from '$lib/i18n/text.ts';
import type { LayoutLoad } from './$types';

/** Adds the words of the active language; the other one is never sent. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	text: await loadText(data.locale)
});
