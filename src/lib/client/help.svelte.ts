import { loadHelp, type HelpText } from '../i18n/help/index.ts';
import type { Locale } from '../i18n/locale.ts';

/**
 * The explanations of the desk's words: fetched when somebody first asks, in the language that is
 * asked for. One for the whole page; on the server nobody asks, so it holds nothing there.
 */
class Help {
	/** Explanations stand under every action; it stays so from one order to the next. */
	isShown = $state(false);
	#text = $state.raw<HelpText | null>(null);
	#locale: Locale | null = null;

	/** What is known by now; null: nobody has asked in this language, or it is on its way. */
	in(locale: Locale): HelpText | null {
		const text = this.#text;
		return this.#locale === locale ? text : null;
	}

	/** @throws when it cannot be fetched */
	async ask(locale: Locale): Promise<HelpText> {
		const known = this.in(locale);
		if (known !== null) return known;
		const text = await loadHelp(locale);
		this.#locale = locale;
		this.#text = text;
		return text;
	}
}

export const help = new Help();
