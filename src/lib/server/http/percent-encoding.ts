/**
 * Decodes percent signs strictly; null where they stand for something else than UTF-8, which
 * URLSearchParams would read as question marks. Its value must be used: the bundler takes a bare call
 * of decodeURIComponent for one without effect and removes it, error and all.
 */
export function decodePercent(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
