import { queryOf } from '../../contract/desk/view-query.ts';
import { viewOfTab, type DeskTab, type DeskView } from '../../contract/desk/view.ts';

/** The URL of a list: a tab, and what is different from it. */
export function deskAddress(tab: DeskTab, different: Partial<DeskView> = {}): string {
	return addressWith(queryOf({ tab, view: { ...viewOfTab(tab), ...different }, columns: null }));
}

/** The URL of the list of what expires within so many hours. */
export function withinAddress(hours: number): string {
	return deskAddress('deadline', {
		expiresWithin: hours,
		sort: { key: 'deadline', descending: false }
	});
}

/** The desk with a query. */
export function addressWith(query: string): string {
	return query === '' ? '/' : `/?${query}`;
}

/** The URL of an order's page. */
export function orderAddress(order: { shop: string; number: string }): string {
	return `/orders/${encodeURIComponent(order.shop)}/${encodeURIComponent(order.number)}`;
}
