import type { ErrorSentences } from './errors/sentence.ts';
import type { alerts } from './ja/alerts.ts';
import type { audit } from './ja/audit.ts';
import type { desk } from './ja/desk.ts';
import type { filters } from './ja/filters.ts';
import type { notes } from './ja/notes.ts';
import type { order } from './ja/order.ts';
import type { runs } from './ja/runs.ts';
import type { shell } from './ja/shell.ts';
import type { tasks } from './ja/tasks.ts';
import type { time } from './ja/time.ts';
import type { timeline } from './ja/timeline.ts';
import type { words } from './ja/words.ts';
import type { Locale } from './locale.ts';
import type { RefusalSentences } from './refusals/sentence.ts';

/**
 * Everything the screens say in one language. A message is a string, or a function of what it
 * tells: the compiler checks names and parameters, a key that one language lacks does not compile,
 * and nothing is parsed in the browser. Japanese is written first and gives the type.
 */
export interface Text {
	alerts: typeof alerts;
	runs: typeof runs;
	shell: typeof shell;
	audit: typeof audit;
	desk: typeof desk;
	filters: typeof filters;
	notes: typeof notes;
	order: typeof order;
	tasks: typeof tasks;
	timeline: typeof timeline;
	time: typeof time;
	words: typeof words;
	errors: ErrorSentences;
	refusals: RefusalSentences;
}

/** The words of one language; only the active one is ever loaded. */
export async function loadText(locale: Locale): Promise<Text> {
	const { text } = locale === 'ja' ? await import('./ja/index.ts') : await import('./en/index.ts');
	return text;
}
