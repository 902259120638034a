import type { settings } from './ja/settings.ts';
import type { Locale } from './locale.ts';

/** What the settings and the first steps say; they weigh on no other screen. */
export type SettingsText = typeof settings;

/** The words of one language. */
export async function loadSettingsText(locale: Locale): Promise<SettingsText> {
	const { settings } =
		locale === 'ja' ? await import('./ja/settings.ts') : await import('./en/settings.ts');
	return settings;
}
