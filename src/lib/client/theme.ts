import type { Theme } from '../contract/preferences.ts';

export type { Theme };

/** Shows the page in a theme at once; the server writes it into the next page by itself. */
export function showTheme(theme: Theme): void {
	document.documentElement.dataset.theme = theme;
}
