import { dayOf } from '../../domain/calendar.ts';
import { foldSearch, searchedText } from '../../domain/orders/search-text.ts';
import type { OrderRow } from '../order-row.ts';
import type { DeskView } from './view.ts';

/** Who looks, and when: what `me` and "within" mean. */
export interface Looker {
	/** Desk time, epoch ms. */
	now: number;
	personId: string;
}

const HOUR_MS = 3_600_000;

/** Does the order belong to the view for this looker? The server's SQL says the same. */
export function matchesView(row: OrderRow, view: DeskView, looker: Looker): boolean {
	const { facts } = row;
	return (
		isOneOf(view.status, row.paymentStatus) &&
		isOneOf(view.gatewayState, facts.gatewayState) &&
		isOneOf(view.delivery, facts.deliveryStatus) &&
		isOneOf(view.system, facts.system) &&
		isOneOf(view.shop, row.shop) &&
		isBetween(facts.localAmount, view.amountFrom, view.amountTo) &&
		isBetween(dayOf(facts.orderedAt), view.orderedFrom, view.orderedTo) &&
		isCapturedBetween(row, view.capturedFrom, view.capturedTo) &&
		(!view.capturedToday || isCapturedBetween(row, dayOf(looker.now), dayOf(looker.now))) &&
		(!view.hasDeadline || row.riskDeadlineAt !== null) &&
		(view.expiresWithin === null || isExpiringWithin(row, view.expiresWithin, looker.now)) &&
		(!view.unsent || isUnsent(row)) &&
		(!view.unknown || row.operation?.state === 'unknown') &&
		(!view.hasTask || row.openTasks > 0) &&
		isLookedAfterBy(row, view.assignee, looker.personId) &&
		isFound(row, view.search)
	);
}

/** Something was changed on the desk and not sent to the gateway. */
export function isUnsent(row: OrderRow): boolean {
	return row.facts.localAmount !== row.facts.amount || row.facts.contentUnsent;
}

function isOneOf<T>(wanted: readonly T[], value: T): boolean {
	return wanted.length === 0 || wanted.includes(value);
}

function isBetween(value: number, from: number | null, to: number | null): boolean {
	return (from === null || value >= from) && (to === null || value <= to);
}

/** Captured on one of these days in Japan, and still sold. */
function isCapturedBetween(row: OrderRow, from: number | null, to: number | null): boolean {
	if (from === null && to === null) return true;
	const { capturedAt } = row.facts;
	if (row.paymentStatus !== 'completed' || capturedAt === null) return false;
	return isBetween(dayOf(capturedAt), from, to);
}

function isExpiringWithin(row: OrderRow, hours: number, now: number): boolean {
	if (row.paymentStatus !== 'authorized' || row.riskDeadlineAt === null) return false;
	const left = row.riskDeadlineAt - now;
	return left >= 0 && left < hours * HOUR_MS;
}

function isLookedAfterBy(row: OrderRow, wanted: string | null, me: string): boolean {
	if (wanted === null) return true;
	if (wanted === 'nobody') return row.assignee === null;
	return row.assignee?.id === (wanted === 'me' ? me : wanted);
}

function isFound(row: OrderRow, search: string): boolean {
	const words = foldSearch(search);
	if (words.length === 0) return true;
	const searched = searchedText({
		number: row.number,
		gatewayOrderId: row.gatewayOrderId,
		slipNumber: row.slipNumber,
		buyerName: row.buyer.name,
		buyerKana: row.buyer.kana,
		buyerEmail: row.buyer.email,
		amount: row.facts.localAmount
	});
	return words.every((word) => searched.includes(word));
}
