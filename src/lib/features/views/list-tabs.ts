import type { Total } from '../../contract/desk/total.ts';
import { grouped } from '../../i18n/format/yen.ts';

/** One of the lists above the orders. */
export interface ListTab {
	key: string;
	/** One that everybody has, the team's, or one's own. */
	kind: 'standing' | 'team' | 'personal';
	href: string;
	label: string;
	/** Ready to be read; '' where it is not counted yet. */
	count: string;
	current: boolean;
}

/** A count as it is read: beyond what is counted it says that there are more. */
export function countText(total: Total | undefined): string {
	return total === undefined ? '' : `${grouped(total.count)}${total.exact ? '' : '+'}`;
}
