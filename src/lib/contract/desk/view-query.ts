import { formatDay, parseDay, type Day } from '../../domain/calendar.ts';
import { methods } from '../../domain/methods/registry.ts';
import {
	DELIVERY_STATUSES,
	PAYMENT_STATUSES,
	PAYMENT_SYSTEMS
} from '../../domain/orders/vocabulary.ts';
import { isShopCode } from '../order-name.ts';
import { isDeskColumn, type DeskColumn } from './columns.ts';
import { SORT_KEYS, type DeskSort } from './sort.ts';
import {
	DESK_TABS,
	SEARCH_LIMIT,
	viewOfTab,
	WITHIN_LIMIT,
	type DeskTab,
	type DeskView
} from './view.ts';

/** What an address says of the desk. */
export interface DeskAddress {
	/** The tab that the view starts from; parameters override what it says. */
	tab: DeskTab;
	view: DeskView;
	/** Columns that the address asks for; null: as the person set up their desk. */
	columns: DeskColumn[] | null;
	/** Parameters of which something was not understood and therefore left out. */
	left: string[];
}

/** Every parameter that an address of the desk may have. */
export const VIEW_PARAMETERS = [
	'tab',
	'status',
	'state',
	'delivery',
	'system',
	'shop',
	'amount',
	'ordered',
	'captured',
	'within',
	'deadline',
	'unsent',
	'unknown',
	'tasks',
	'assignee',
	'q',
	'sort',
	'columns'
] as const;

const YEN_LIMIT = 99_999_999;
const GATEWAY_STATES = [...new Set(methods.flatMap(({ states }) => states))];
const ASSIGNEE = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Reads the view out of an address. A parameter that is empty asks for no condition of its kind, also
 * where the tab has one. What cannot be understood is left out and named, never a reason to show nothing.
 *
 * @param otherwise the tab of an address that names none
 */
export function addressFrom(query: URLSearchParams, otherwise: DeskTab = 'deadline'): DeskAddress {
	const left: string[] = [];
	const leave = (name: string) => {
		if (!left.includes(name)) left.push(name);
	};
	const list = <T extends string>(name: string, known: (word: string) => word is T): T[] | null => {
		if (!query.has(name)) return null;
		const words = query
			.getAll(name)
			.flatMap((part) => part.split(','))
			.filter((word) => word !== '');
		const understood = words.filter(known);
		if (understood.length < words.length) leave(name);
		return [...new Set(understood)];
	};
	const among =
		<T extends string>(words: readonly T[]) =>
		(word: string): word is T =>
			words.some((one) => one === word);
	const range = <T>(
		name: string,
		separator: string,
		read: (text: string) => T | null
	): (T | null)[] | null => {
		const text = query.get(name);
		if (text === null || text === '') return text === null ? null : [null, null];
		const [from = '', to = '', ...more] = text.split(separator);
		const ends = [from, to].map((end) => (end === '' ? null : read(end)));
		const isRead = [from, to].every((end, at) => end === '' || ends[at] !== null);
		if (!text.includes(separator) || more.length > 0 || !isRead) {
			leave(name);
			return null;
		}
		return ends;
	};
	const flag = (name: string): boolean | null => {
		const text = query.get(name);
		if (text === null) return null;
		if (text === 'true' || text === '1') return true;
		if (text !== 'false' && text !== '0' && text !== '') leave(name);
		return false;
	};

	const tab = DESK_TABS.find((known) => known === (query.get('tab') ?? otherwise));
	if (tab === undefined) leave('tab');
	const view = { ...viewOfTab(tab ?? otherwise) };
	view.status = list('status', among(PAYMENT_STATUSES)) ?? view.status;
	view.gatewayState = list('state', among(GATEWAY_STATES)) ?? view.gatewayState;
	view.delivery = list('delivery', among(DELIVERY_STATUSES)) ?? view.delivery;
	view.system = list('system', among(PAYMENT_SYSTEMS)) ?? view.system;
	view.shop = list('shop', (word): word is string => isShopCode(word)) ?? view.shop;
	[view.amountFrom = null, view.amountTo = null] = range('amount', '-', readYen) ?? [];
	[view.orderedFrom = null, view.orderedTo = null] = range('ordered', '..', parseDay) ?? [];
	if (query.get('captured') === 'today') view.capturedToday = true;
	else [view.capturedFrom = null, view.capturedTo = null] = range('captured', '..', parseDay) ?? [];
	const within = query.get('within');
	if (within !== null && within !== '') {
		const hours = /^\d{1,5}$/.test(within) ? Number(within) : 0;
		if (hours >= 1 && hours <= WITHIN_LIMIT) {
			view.expiresWithin = hours;
			view.sort = { key: 'deadline', descending: false };
		} else leave('within');
	}
	view.hasDeadline = flag('deadline') ?? view.hasDeadline;
	view.unsent = flag('unsent') ?? view.unsent;
	view.unknown = flag('unknown') ?? view.unknown;
	view.hasTask = flag('tasks') ?? view.hasTask;
	const assignee = query.get('assignee');
	if (assignee === '') view.assignee = null;
	else if (assignee !== null && ASSIGNEE.test(assignee)) view.assignee = assignee;
	else if (assignee !== null) leave('assignee');
	const search = Array.from(tidySearch(query.get('q') ?? ''));
	view.search = search.slice(0, SEARCH_LIMIT).join('');
	if (search.length > SEARCH_LIMIT) leave('q');
	const sort = query.get('sort');
	if (sort !== null && sort !== '') {
		const read = readSort(sort);
		if (read === null) leave('sort');
		else view.sort = read;
	}
	const columns = list('columns', isDeskColumn);
	return {
		tab: tab ?? otherwise,
		view,
		columns: columns === null || columns.length === 0 ? null : columns,
		left
	};
}

/** The query of the address: only what differs from the tab, always in the same order. */
export function queryOf(address: Omit<DeskAddress, 'left'>): string {
	const { tab, view, columns } = address;
	const base = viewOfTab(tab);
	const query = new URLSearchParams();
	if (tab !== 'deadline') query.set('tab', tab);
	const list = (name: string, words: readonly string[], usual: readonly string[]) => {
		if (words.join() !== usual.join()) query.set(name, words.join(','));
	};
	const range = (name: string, separator: string, ends: readonly (string | number | null)[]) => {
		if (ends.some((end) => end !== null))
			query.set(name, ends.map((end) => end ?? '').join(separator));
	};
	const flag = (name: string, value: boolean, usual: boolean) => {
		if (value !== usual) query.set(name, String(value));
	};
	const day = (value: Day | null) => (value === null ? null : formatDay(value));
	list('status', view.status, base.status);
	list('state', view.gatewayState, base.gatewayState);
	list('delivery', view.delivery, base.delivery);
	list('system', view.system, base.system);
	list('shop', view.shop, base.shop);
	range('amount', '-', [view.amountFrom, view.amountTo]);
	range('ordered', '..', [day(view.orderedFrom), day(view.orderedTo)]);
	if (view.capturedToday) query.set('captured', 'today');
	else range('captured', '..', [day(view.capturedFrom), day(view.capturedTo)]);
	if (view.expiresWithin !== null) query.set('within', String(view.expiresWithin));
	flag('deadline', view.hasDeadline, base.hasDeadline);
	flag('unsent', view.unsent, base.unsent);
	flag('unknown', view.unknown, base.unknown);
	flag('tasks', view.hasTask, base.hasTask);
	if (view.assignee !== base.assignee) query.set('assignee', view.assignee ?? '');
	if (view.search !== '') query.set('q', view.search);
	const usual = view.expiresWithin === null ? base.sort : SOONEST_FIRST;
	if (formatSort(view.sort) !== formatSort(usual)) query.set('sort', formatSort(view.sort));
	if (columns !== null) query.set('columns', columns.join(','));
	return query.toString();
}

const SOONEST_FIRST: DeskSort = { key: 'deadline', descending: false };

function formatSort({ key, descending }: DeskSort): string {
	return `${descending ? '-' : ''}${key}`;
}

function readSort(text: string): DeskSort | null {
	if (text === 'newest') return { key: 'ordered', descending: true };
	const key = SORT_KEYS.find((known) => known === text.replace(/^-/, ''));
	return key === undefined ? null : { key, descending: text.startsWith('-') };
}

function readYen(text: string): number | null {
	const yen = /^\d{1,8}$/.test(text) ? Number(text) : null;
	return yen !== null && yen <= YEN_LIMIT ? yen : null;
}

/** Pasted text as one line: line breaks, tabs and repeated blanks are one blank. */
function tidySearch(text: string): string {
	return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
