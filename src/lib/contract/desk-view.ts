import { dayOf } from '../domain/calendar.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from '../domain/orders/vocabulary.ts';
import type { OrderRow } from './order-row.ts';

/**
 * What a list of orders shows. One description serves the URL, the SQL of the server and the browser,
 * which decides by `matchesView` whether a live change belongs to the list that is open.
 */
export interface DeskView {
	/** Empty: every status. */
	status: PaymentStatus[];
	/** Only authorizations that expire within so many hours from now. */
	expiresWithin: number | null;
	/** Only payments that were captured on the present day in Japan. */
	capturedToday: boolean;
	/** Only orders with something that was changed here and not sent. */
	unsent: boolean;
	/** Only orders whose operation has no known outcome. */
	unknown: boolean;
	sort: DeskSort;
}

/** deadline: what lapses next first (only orders with a deadline); newest: latest order first. */
export type DeskSort = 'deadline' | 'newest';

export const EXPIRES_WITHIN_HOURS = [1, 3, 24, 72, 168] as const;

/** The tabs above the list, in order; each has an exact live count. */
export const DESK_TABS = [
	'deadline',
	'authorized',
	'completed',
	'needs_review',
	'capture_failed',
	'unsent',
	'unknown',
	'cancelled',
	'all'
] as const;
export type DeskTab = (typeof DESK_TABS)[number];

const NEWEST: DeskView = {
	status: [],
	expiresWithin: null,
	capturedToday: false,
	unsent: false,
	unknown: false,
	sort: 'newest'
};

/** The view that stands behind a tab. */
export function viewOfTab(tab: DeskTab): DeskView {
	switch (tab) {
		case 'deadline':
			return { ...NEWEST, status: ['authorized'], sort: 'deadline' };
		case 'all':
			return NEWEST;
		case 'unsent':
			return { ...NEWEST, unsent: true };
		case 'unknown':
			return { ...NEWEST, unknown: true };
		case 'completed':
			return { ...NEWEST, status: ['completed', 'capture_accepted'] };
		default:
			return { ...NEWEST, status: [tab] };
	}
}

/** Does the order belong to the view at `now` (epoch ms)? The server's SQL says the same. */
export function matchesView(row: OrderRow, view: DeskView, now: number): boolean {
	if (view.status.length > 0 && !view.status.includes(row.paymentStatus)) return false;
	if (view.capturedToday && !isCapturedOn(row, now)) return false;
	if (view.unsent && !isUnsent(row)) return false;
	if (view.unknown && row.operation?.state !== 'unknown') return false;
	if (view.sort === 'deadline' && row.riskDeadlineAt === null) return false;
	if (view.expiresWithin !== null) {
		if (row.paymentStatus !== 'authorized' || row.riskDeadlineAt === null) return false;
		const left = row.riskDeadlineAt - now;
		if (left < 0 || left >= view.expiresWithin * 3_600_000) return false;
	}
	return true;
}

/** Captured on the day in Japan on which `now` (epoch ms) lies, and still sold. */
function isCapturedOn({ paymentStatus, facts: { capturedAt } }: OrderRow, now: number): boolean {
	return paymentStatus === 'completed' && capturedAt !== null && dayOf(capturedAt) === dayOf(now);
}

/** Something was changed on the desk and not sent to the gateway. */
export function isUnsent(row: OrderRow): boolean {
	return row.facts.localAmount !== row.facts.amount || row.facts.contentUnsent;
}

/** Negative when `a` stands above `b`. The id breaks ties, as in the server's keyset. */
export function compareInView(a: OrderRow, b: OrderRow, sort: DeskSort): number {
	if (sort === 'deadline') {
		const byDeadline = (a.riskDeadlineAt ?? Infinity) - (b.riskDeadlineAt ?? Infinity);
		return byDeadline !== 0 ? byDeadline : a.id - b.id;
	}
	const byOrdered = b.facts.orderedAt - a.facts.orderedAt;
	return byOrdered !== 0 ? byOrdered : b.id - a.id;
}

/** Reads a view out of a URL's query; what it does not understand it leaves out. */
export function viewFromQuery(query: URLSearchParams): DeskView {
	const tab = DESK_TABS.find((known) => known === query.get('tab')) ?? 'deadline';
	const view = { ...viewOfTab(tab) };
	const statuses = query
		.getAll('status')
		.flatMap((part) => part.split(','))
		.filter((part): part is PaymentStatus => PAYMENT_STATUSES.some((known) => known === part));
	if (statuses.length > 0) view.status = statuses;
	const hours = Number(query.get('within'));
	if (EXPIRES_WITHIN_HOURS.some((known) => known === hours)) {
		view.expiresWithin = hours;
		view.sort = 'deadline';
	}
	if (query.get('captured') === 'today') view.capturedToday = true;
	const sort = query.get('sort');
	if (sort === 'deadline' || sort === 'newest') view.sort = sort;
	return view;
}

/** The figures above the list: exact, live, each the sum of what its filter lists. Yen. */
export interface DeskFigures {
	/** By tab. */
	counts: Record<DeskTab, number>;
	/** Authorized and not yet captured, by hours left. */
	atRisk: { hours: number; count: number; yen: number }[];
	capturedToday: { count: number; yen: number };
	/** Open alerts that nobody has taken note of. */
	alerts: number;
	/** Moves with every alert that is raised, acknowledged or resolved; its value says nothing. */
	alertMark: number;
	/** Work items that nobody has closed. */
	tasks: number;
}
