import { addressFrom, VIEW_PARAMETERS, type DeskAddress } from '../../contract/desk/view-query.ts';
import type { NamedView } from '../../contract/views.ts';
import type { Executor } from '../db/client.ts';
import { readNamedView } from './read-views.ts';

/** What an address of the desk shows, and the saved view that it names; null: none. */
export interface OpenedAddress {
	address: DeskAddress;
	named: NamedView | null;
}

/**
 * Reads an address that may name a saved view (`view=12`). Alone it shows that view as it was saved; with
 * anything else beside it, the address itself says all of what is shown, and the view is what it was
 * changed from: such a link shows the same whatever becomes of the view.
 */
export async function openView(
	db: Executor,
	query: URLSearchParams,
	personId: string
): Promise<OpenedAddress> {
	const number = query.get('view');
	if (number === null || number === '') return { address: addressFrom(query), named: null };
	const id = /^[1-9]\d{0,8}$/.test(number) ? Number(number) : 0;
	const named = await readNamedView(db, id, personId);
	const saysMore = VIEW_PARAMETERS.some((name) => query.has(name));
	if (named.view === null || saysMore) return { address: addressFrom(query), named };
	const address = addressFrom(new URLSearchParams(named.view.query));
	return { address: { ...address, left: named.view.left }, named };
}
