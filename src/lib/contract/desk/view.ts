import type { Day } from '../../domain/calendar.ts';
import type {
	DeliveryStatus,
	PaymentStatus,
	PaymentSystem
} from '../../domain/orders/vocabulary.ts';
import type { DeskSort } from './sort.ts';

/**
 * What a list of orders shows. One description serves the URL (`view-query.ts`), the SQL of the server
 * (`server/db/desk-page.ts`) and the browser, which decides by `matchesView` whether a live change
 * belongs to the list that is open. Conditions of different kinds all hold; of one kind any does.
 */
export interface DeskView {
	/** Empty: every status. */
	status: PaymentStatus[];
	/** States in the gateway's vocabulary, as the payment systems name them. Empty: every state. */
	gatewayState: string[];
	delivery: DeliveryStatus[];
	system: PaymentSystem[];
	/** Codes of shops. */
	shop: string[];
	/** Yen on the desk, both ends included; null: open. */
	amountFrom: number | null;
	amountTo: number | null;
	/** Days in Japan (`dayOf`), both ends included; null: open. */
	orderedFrom: Day | null;
	orderedTo: Day | null;
	/** Days in Japan of a sale that stands, both ends included; null: open. */
	capturedFrom: Day | null;
	capturedTo: Day | null;
	/** Only authorizations that expire within so many hours from now. */
	expiresWithin: number | null;
	/** Only orders with a deadline that presses. */
	hasDeadline: boolean;
	/** Only payments that were captured on the present day in Japan. */
	capturedToday: boolean;
	/** Only orders with something that was changed here and not sent. */
	unsent: boolean;
	/** Only orders whose operation has no known outcome. */
	unknown: boolean;
	/** Only orders with open work items. */
	hasTask: boolean;
	/** Who looks after it: `me` (whoever looks), `nobody`, or a person's id; null: anybody. */
	assignee: string | null;
	/** Folded words (`foldSearch`) of which every one occurs in the order; '': no search. */
	search: string;
	sort: DeskSort;
}

export const EMPTY_VIEW: DeskView = {
	status: [],
	gatewayState: [],
	delivery: [],
	system: [],
	shop: [],
	amountFrom: null,
	amountTo: null,
	orderedFrom: null,
	orderedTo: null,
	capturedFrom: null,
	capturedTo: null,
	expiresWithin: null,
	hasDeadline: false,
	capturedToday: false,
	unsent: false,
	unknown: false,
	hasTask: false,
	assignee: null,
	search: '',
	sort: { key: 'ordered', descending: true }
};

/** Steps that screens offer; a view may name any whole number of hours up to {@link WITHIN_LIMIT}. */
export const EXPIRES_WITHIN_HOURS = [1, 3, 24, 72, 168] as const;
export const WITHIN_LIMIT = 24 * 366;
/** Longest search that is looked for, in characters; what goes beyond it is left out and said so. */
export const SEARCH_LIMIT = 200;
/** Shortest word that is looked for. */
export const SEARCH_LEAST = 2;

/** Statuses in which somebody still has something to do; what "mine" counts. */
export const OPEN_STATUSES = [
	'needs_review',
	'authorized',
	'capture_accepted',
	'capture_failed',
	'awaiting_delivery'
] as const satisfies readonly PaymentStatus[];

/** The tabs above the list, in order; each has an exact live count. */
export const DESK_TABS = [
	'deadline',
	'authorized',
	'completed',
	'needs_review',
	'capture_failed',
	'unsent',
	'unknown',
	'mine',
	'tasks',
	'cancelled',
	'all'
] as const;
export type DeskTab = (typeof DESK_TABS)[number];

/** The view that stands behind a tab. */
export function viewOfTab(tab: DeskTab): DeskView {
	switch (tab) {
		case 'deadline':
			return {
				...EMPTY_VIEW,
				status: ['authorized'],
				hasDeadline: true,
				sort: { key: 'deadline', descending: false }
			};
		case 'all':
			return EMPTY_VIEW;
		case 'unsent':
			return { ...EMPTY_VIEW, unsent: true };
		case 'unknown':
			return { ...EMPTY_VIEW, unknown: true };
		case 'tasks':
			return { ...EMPTY_VIEW, hasTask: true };
		case 'mine':
			return {
				...EMPTY_VIEW,
				status: [...OPEN_STATUSES],
				assignee: 'me',
				sort: { key: 'deadline', descending: false }
			};
		case 'completed':
			return { ...EMPTY_VIEW, status: ['completed', 'capture_accepted'] };
		default:
			return { ...EMPTY_VIEW, status: [tab] };
	}
}
