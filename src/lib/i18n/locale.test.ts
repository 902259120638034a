import { describe, expect, it } from 'vitest';
import { isLocale, localeOfHeader } from './locale.ts';

describe('the language of a browser', () => {
	it.each([
		[null, 'ja'],
		['', 'ja'],
		['ja-JP,ja;q=0.9,en;q=0.8', 'ja'],
		['en-US,en;q=0.9,ja;q=0.8', 'en'],
		['ja;q=0.4, en;q=0.5', 'en'],
		['fr-FR, ja;q=0.5', 'ja'],
		['fr-FR, de', 'en'],
		['*', 'ja'],
		['ja;q=0', 'en'],
		[';;;,,q=x', 'en']
	])('%j reads %s', (header, locale) => {
		expect(localeOfHeader(header)).toBe(locale);
	});

	it('knows its own names only', () => {
		expect([isLocale('ja'), isLocale('en'), isLocale('fr'), isLocale(null)]).toEqual([
			true,
			true,
			false,
			false
		]);
	});
});
