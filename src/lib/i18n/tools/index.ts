import type { Locale } from '../locale.ts';
import type { exporting } from './ja/exporting.ts';
import type { palette } from './ja/palette.ts';
import type { views } from './ja/views.ts';

/** What the palette, the dialogs of views and the export say; no screen loads it before it is asked for. */
export interface ToolText {
	palette: typeof palette;
	views: typeof views;
	exporting: typeof exporting;
}

/** The words of one language. */
export async function loadToolText(locale: Locale): Promise<ToolText> {
	const { tools } = locale === 'ja' ? await import('./ja/index.ts') : await import('./en/index.ts');
	return tools;
}
