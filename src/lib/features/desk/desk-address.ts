import type { DeskTab } from '../../contract/desk/view.ts';

/** The URL of a list; `viewFromQuery` reads it back. */
export function deskAddress(tab: DeskTab, within: number | null = null): string {
	const query = new URLSearchParams();
	if (tab !== 'deadline') query.set('tab', tab);
	if (within !== null) query.set('within', String(within));
	const text = query.toString();
	return text === '' ? '/' : `/?${text}`;
}

/** The URL of the list of what was captured today. */
export const CAPTURED_TODAY = `${deskAddress('completed')}&captured=today`;

/** The URL of an order's page. */
export function orderAddress(order: { shop: string; number: string }): string {
	return `/orders/${encodeURIComponent(order.shop)}/${encodeURIComponent(order.number)}`;
}
