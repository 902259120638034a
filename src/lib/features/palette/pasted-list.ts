import type { CommandGroup } from '../../client/commands.svelte.ts';
import type { FoundOrders } from '../../contract/find-orders.ts';
import type { ToolText } from '../../i18n/tools/index.ts';
import { copyText } from '../../ui/copy-text.ts';

type PastedList = NonNullable<FoundOrders['list']>;

/** Missing ids that are named, others are counted. */
const NAMED = 4;

/** What can be done with all the orders of a pasted list of ids, also with those that are not shown. */
export function pastedGroup(words: ToolText['palette'], list: PastedList): CommandGroup {
	const { found, missing, ids } = list;
	return {
		name: words.lists,
		commands: [
			...(found === 0
				? []
				: [
						{
							id: 'list:csvOfListed',
							label: words.csvOfListed(found),
							run: () => location.assign(`/orders.csv?tab=all&ids=${ids.join(',')}`)
						}
					]),
			...(missing.length === 0
				? []
				: [
						{
							id: 'list:copyMissing',
							label: words.copyMissing(missing.length),
							run: () => void copyText(missing.join('\n'))
						}
					])
		]
	};
}

/** Which ids no order has; null: none. */
export function missingWords(words: ToolText['palette'], list: PastedList): string | null {
	if (list.missing.length === 0) return null;
	const named = list.missing.slice(0, NAMED).join(', ');
	const more = list.missing.length - NAMED;
	return words.missing(more > 0 ? words.missingMore(named, more) : named);
}
