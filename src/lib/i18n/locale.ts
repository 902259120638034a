/** The languages of every screen and every public sentence, the default first. */
export const LOCALES = ['ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export function isLocale(value: unknown): value is Locale {
	return LOCALES.some((locale) => locale === value);
}

/**
 * The language that a browser asks for (`Accept-Language`). Whoever ranks English above Japanese, or
 * names only languages that we do not speak, reads English; silence means Japanese.
 */
export function localeOfHeader(acceptLanguage: string | null): Locale {
	if (acceptLanguage === null || acceptLanguage.trim() === '') return 'ja';
	const ranked = acceptLanguage
		.split(',')
		.map((part, index) => {
			const [tag = '', ...options] = part.trim().toLowerCase().split(';');
			const weight = options.map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1]).find(Boolean);
			return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight), index };
		})
		.filter(({ tag, weight }) => tag !== '' && weight > 0)
		.sort((a, b) => b.weight - a.weight || a.index - b.index);
	for (const { tag } of ranked) {
		const language = tag.split('-')[0];
		if (language === '*') return 'ja';
		if (isLocale(language)) return language;
	}
	return 'en';
}
