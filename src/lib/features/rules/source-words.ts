import type { Source } from '../../domain/orders/refusal.ts';
import type { HelpText } from '../../i18n/help/index.ts';

/** Where a rule comes from, in words: `[001 §4-7]`, or that it is the desk's own. */
export function sourceWords(source: Source, rules: HelpText['rules']): string {
	return source === 'Yoshin' ? `[${rules.ownRule}]` : `[${source}]`;
}
