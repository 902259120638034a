import { createContext } from 'svelte';
import type { Locale } from '../i18n/locale.ts';
import type { Text } from '../i18n/text.ts';

/** The words of the active language; its properties are read when used, so a switch shows at once. */
export interface Language extends Text {
	readonly locale: Locale;
}

const [get, set] = createContext<Language>();

/** The words for a component: `const t = useText()`, then `t.desk.columns.number`. */
export const useText = get;

/** Gives all components below the words that `current` returns; the root layout calls it once. */
export function provideText(current: () => { locale: Locale; text: Text }): Language {
	return set({
		get locale() {
			return current().locale;
		},
		get shell() {
			return current().text.shell;
		},
		get alerts() {
			return current().text.alerts;
		},
		get audit() {
			return current().text.audit;
		},
		get desk() {
			return current().text.desk;
		},
		get filters() {
			return current().text.filters;
		},
		get notes() {
			return current().text.notes;
		},
		get order() {
			return current().text.order;
		},
		get runs() {
			return current().text.runs;
		},
		get tasks() {
			return current().text.tasks;
		},
		get timeline() {
			return current().text.timeline;
		},
		get time() {
			return current().text.time;
		},
		get words() {
			return current().text.words;
		},
		get errors() {
			return current().text.errors;
		},
		get refusals() {
			return current().text.refusals;
		}
	});
}
