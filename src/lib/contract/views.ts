import { z } from 'zod';

/** Longest name of a view, in characters. */
export const VIEW_NAME_LIMIT = 40;
/** So many views may one person keep, and so many the team. */
export const VIEWS_LIMIT = 50;
/** Longest query that a view may have, in characters. */
export const VIEW_QUERY_LIMIT = 4_000;

/** Whose a view is: one person's, or everybody's. */
export const VIEW_SCOPES = ['personal', 'team'] as const;
export type ViewScope = (typeof VIEW_SCOPES)[number];

/** A view's name as it stands on every screen: one line, nothing that shows as nothing or turns the text. */
export const viewName = z
	.string()
	.transform((name) => name.normalize('NFC').trim().replaceAll(/\s+/gu, ' '))
	.pipe(
		z
			.string()
			.min(1)
			.refine((name) => Array.from(name).length <= VIEW_NAME_LIMIT)
			.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+$/u)
	);

/** A list that somebody gave a name to. Instants in epoch ms. */
export interface SavedView {
	id: number;
	/** Grows with every change of what it says; who changes it names the version they saw. */
	version: number;
	scope: ViewScope;
	name: string;
	owner: { id: string; name: string };
	/** What could be understood of it, always spelt alike: two that are equal show the same list. */
	query: string;
	/** Parameters of which something is gone since: a status, a column, a person who never was here. */
	left: string[];
	/** Name of the assignee whose account is disabled; what lies with them is still listed. */
	disabledAssignee: string | null;
	updatedAt: number;
}

/** The view that an address names. */
export interface NamedView {
	/** The number in the address. */
	id: number;
	/** gone: deleted, or never there, or somebody else's own. */
	state: 'kept' | 'deleted' | 'gone';
	/** Null where nobody may know what it was. */
	view: SavedView | null;
}

/** May this person change, share and delete it? The server asks the same. */
export function mayChangeView(
	view: Pick<SavedView, 'scope' | 'owner'>,
	person: { id: string; mayShare: boolean }
): boolean {
	return view.owner.id === person.id || (view.scope === 'team' && person.mayShare);
}
