import { startOfDay, type Day } from '../../../domain/calendar.ts';
import type { DeskView } from '../../../contract/desk/view.ts';
import { dayText } from '../../../i18n/format/instant.ts';
import { yen } from '../../../i18n/format/yen.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Filter } from './filters.ts';

/** What words of a filter need beside the catalogue. */
export interface FilterNames {
	shop: (code: string) => string;
	/** Null: nobody of this id is known. */
	person: (id: string) => string | null;
	/** Desk time, epoch ms: which year needs no naming. */
	now: number;
}

/** So many values are told by name, more by their number. */
const NAMED = 2;

/** What a filter asks for, in words: the value of its chip. */
export function filterWords(filter: Filter, view: DeskView, t: Text, names: FilterNames): string {
	const several = (words: string[]) =>
		words.length === 0
			? t.filters.any
			: words.length <= NAMED
				? words.join(t.filters.or)
				: t.filters.several(words[0] ?? '', words.length - 1);
	const between = (from: string | null, to: string | null) =>
		from === null && to === null
			? t.filters.any
			: from === to
				? (from ?? '')
				: t.filters.between(from, to);
	const day = (value: Day | null) =>
		value === null ? null : dayText(startOfDay(value), names.now, t.time.dates);
	const sum = (value: number | null) => (value === null ? null : yen(value));
	const flag = (isOn: boolean) => (isOn ? t.filters.on : t.filters.any);
	switch (filter) {
		case 'status':
			return several(view.status.map((status) => t.words.paymentStatus[status]));
		case 'gatewayState':
			return several(view.gatewayState);
		case 'delivery':
			return several(view.delivery.map((status) => t.words.deliveryStatus[status]));
		case 'system':
			return several(view.system.map((system) => t.words.systemShort[system]));
		case 'shop':
			return several(view.shop.map(names.shop));
		case 'amount':
			return between(sum(view.amountFrom), sum(view.amountTo));
		case 'within':
			return view.expiresWithin === null ? t.filters.any : spanOf(view.expiresWithin, t);
		case 'ordered':
			return between(day(view.orderedFrom), day(view.orderedTo));
		case 'captured':
			return view.capturedToday
				? t.filters.today
				: between(day(view.capturedFrom), day(view.capturedTo));
		case 'assignee':
			return assigneeWords(view.assignee, t, names);
		case 'unsent':
		case 'unknown':
		case 'hasTask':
		case 'hasDeadline':
			return flag(view[filter]);
	}
}

function assigneeWords(assignee: string | null, t: Text, names: FilterNames): string {
	if (assignee === null) return t.filters.any;
	if (assignee === 'me') return t.filters.me;
	if (assignee === 'nobody') return t.filters.nobody;
	return names.person(assignee) ?? t.filters.gonePerson;
}

/** Hours as people say them: whole days from two days on. */
export function spanOf(hours: number, t: Text): string {
	return hours > 24 && hours % 24 === 0
		? t.desk.within.days(hours / 24)
		: t.desk.within.hours(hours);
}
